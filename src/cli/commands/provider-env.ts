import { ours } from '../../../base/text/index.js';
import { osmopsCommand, plainExitCodes, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';

export function providerEnvCommand(run: Run) {
  return osmopsCommand('env', {
    summary: 'print the variables that terraform and cdktf need',
    description:
      'Prints the environment variables with which terraform and cdktf use the provider of this installation, and no other, as lines for a shell to evaluate. TF_CLI_CONFIG_FILE is among them: Terraform reads it instead of your own configuration file.',
    examples: [
      ['eval "$(osmops provider env)"', 'set them in the current shell'],
      ['osmops provider env --json', 'print them as JSON'],
    ],
    exitCodes: plainExitCodes,
  }).action((options) =>
    run(options, async (io) => {
      const { checkoutEnvironment } = await import('../run/provider-mirror.js');
      const variables = await checkoutEnvironment();
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
