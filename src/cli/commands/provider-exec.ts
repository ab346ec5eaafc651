import { basename } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import { osmopsCommand, type Run, stateOption } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import type { Host } from '../host.js';
import type { RepositoryChoice } from '../run/repository-state.js';
import { exitCodeOf, type StopSignal } from '../run/stop-requests.js';

export function providerExecCommand(run: Run) {
  return osmopsCommand('exec', {
    summary: 'run terraform or cdktf with the variables that it needs',
    description:
      'Runs a command with the variables of `osmops provider env` set. Its input and output are those of osmops.',
    examples: [
      ['osmops provider exec -- cdktf diff', 'plan by way of cdktf'],
      ['osmops provider exec -- terraform plan', 'plan a Terraform configuration of your own'],
    ],
    exitCodes: [
      [1, 'the command could not be run'],
      ['N', 'what the command ended with'],
    ],
  })
    .argument('<command...>', 'the command and its arguments')
    .option(
      '--repository <dir>',
      'whose state it uses (default: OSMOPS_REPOSITORY, or the repository that the current folder is in)',
    )
    .option(...stateOption)
    .passThroughOptions()
    .action((command, { repository, state, ...common }) =>
      run(common, (io) => exec(command, { repository, state }, io.host)),
    );
}

async function exec(
  [file = '', ...args]: readonly string[],
  choice: RepositoryChoice,
  host: Host,
): Promise<ExitCode> {
  checkNodeVersion(file, host);
  const { env, cwd, stop } = host;
  const [{ execa }, { projectRoot }, { checkoutEnvironment }, { stateEnvironment }] = await Promise.all([
    import('execa'),
    import('../../deploy/index.js'),
    import('../run/provider-mirror.js'),
    import('../run/repository-state.js'),
  ]);
  const child = execa(file, args, {
    cwd,
    env: { ...env, ...(await checkoutEnvironment()), ...(await stateEnvironment(choice, host)) },
    extendEnv: false,
    preferLocal: true,
    localDir: projectRoot,
    stdio: 'inherit',
    reject: false,
  });
  stop.signal.addEventListener('abort', () => passOn(stop.received(), child));
  const { exitCode, signal, originalMessage } = await child;
  if (exitCode !== undefined) return exitCode;
  if (signal !== undefined) return exitCodeOf(signal);
  throw new OsmopsError({
    code: 'usage',
    message: `${file} could not be run: ${originalMessage}`,
    remedy: 'Name a command that is on PATH or in node_modules/.bin.',
  });
}

/** A terminal gives a Ctrl-C to the command as well as to osmops; any other signal reaches osmops alone. */
function passOn(signal: StopSignal | undefined, child: { kill(signal: StopSignal): boolean }): void {
  if (signal !== undefined && signal !== 'SIGINT') child.kill(signal);
}

/** The newest major version of Node that cdktf's command line runs on: its JSII runtime refuses later ones. */
const newestForCdktf = 22;

function checkNodeVersion(file: string, { nodeVersion }: Host): void {
  const major = Number.parseInt(nodeVersion, 10);
  if (basename(file) !== 'cdktf' || major <= newestForCdktf) return;
  throw new OsmopsError({
    code: 'usage',
    message: `cdktf's command line needs Node 20 or 22, and this is Node ${major}`,
    remedy: 'Use one of them, or `osmops plan` and `osmops apply`, which run on this one too.',
  });
}
