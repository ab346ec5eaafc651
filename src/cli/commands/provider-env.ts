import { ours } from '../../../base/text/index.js';
import { osmopsCommand, plainExitCodes, type Run, stateOption } from '../command.js';
import { exitCodes } from '../exit-codes.js';

export function providerEnvCommand(run: Run) {
  return osmopsCommand('env', {
    summary: 'print the variables that terraform and cdktf need',
    description:
      'Prints the environment variables with which terraform and cdktf use the provider of this installation, and no other, as lines for a shell to evaluate. TF_CLI_CONFIG_FILE is among them: Terraform reads it instead of your own configuration file. For a repository, TF_CLI_ARGS_init has `terraform init` use the state that osmops keeps of it.',
    examples: [
      ['eval "$(osmops provider env)"', 'set them in the current shell'],
      ['osmops provider env --json', 'print them as JSON'],
    ],
    exitCodes: plainExitCodes,
  })
    .option(
      '--repository <dir>',
      'whose state they use (default: OSMOPS_REPOSITORY, or the repository that the current folder is in)',
    )
    .option(...stateOption)
    .action(({ repository, state, ...common }) =>
      run(common, async (io) => {
        const { checkoutEnvironment } = await import('../run/provider-mirror.js');
        const { stateEnvironment } = await import('../run/repository-state.js');
        const variables = {
          ...(await checkoutEnvironment()),
          ...(await stateEnvironment({ repository, state }, io.host)),
        };
        for (const [name, value] of Object.entries(variables))
          io.out.line(ours(`export ${name}=${quoted(value)}`));
        io.document(variables);
        return exitCodes.ok;
      }),
    );
}

/** A word that every POSIX shell takes as it is. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
