import type { PollerClient } from '../../poller/client/index.js';
import type { StatusView } from '../../poller/view/status.js';
import { type Help, plainExitCodes, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { pollerCommand, type Reach, reachPoller } from './poller-command.js';

/** A command that has a running poller do something with a repository. */
export function repositoryCommand(name: string, help: Omit<Help, 'exitCodes'>) {
  return pollerCommand(name, { ...help, exitCodes: plainExitCodes }).argument(
    '<name>',
    'name of the repository',
  );
}

/** Has the poller do it, and says what it will do. */
export async function ask(
  reach: Reach,
  io: Io,
  promise: string,
  change: (poller: PollerClient) => Promise<StatusView>,
): Promise<ExitCode> {
  const status = await change(await reachPoller(reach, io.host));
  io.out.line(`${promise} \`osmops logs ${status.name} -f\` shows it.`);
  io.document({ repository: status });
  return exitCodes.ok;
}

/** A change that needs nothing but the name. */
export function plainChange(
  run: Run,
  what: 'suspend' | 'resume' | 'reconcile',
  help: Omit<Help, 'exitCodes' | 'examples'> & { readonly example: string; readonly promise: string },
) {
  const { summary, description, example, promise } = help;
  const examples = [[`osmops ${what} site-a`, example]] as const;
  return repositoryCommand(what, { summary, description, examples }).action((name, options) =>
    run(options, (io) => ask(options, io, promise, (poller) => poller.change(what, name))),
  );
}
