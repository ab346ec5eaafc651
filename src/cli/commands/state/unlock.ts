import type { Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../output/io.js';
import { type StateChoice, stateTarget } from '../../run/state-target.js';
import { stateCommand } from '../../run/with-state.js';

export function stateUnlockCommand(run: Run) {
  return stateCommand('unlock', {
    summary: 'tell who holds the lock of the state, and clear what a killed run left',
    description:
      "The lock of a run is the operating system's, and ends with the run however it ends: nobody can hold it who does not run. Tells who does; if nobody does, clears the note of one that was killed.",
    examples: [
      ['osmops state unlock', 'exit code 1 and the name of who works on it, or nothing to wait for'],
    ],
    exitCodes: [
      [0, 'nobody holds it'],
      [1, 'somebody holds it, or an error'],
    ],
  }).action((options) =>
    run(options, async (io) => {
      const { openKeeper } = await import('../../../terraform/index.js');
      const lock = { timeoutMs: 0, signal: io.host.stop.signal };
      const store = await storeOf(options, io);
      // What is released with this one is the note too.
      await (await openKeeper({ ...store, operation: 'osmops state unlock', lock })).close();
      io.out.line('Nobody works on the state.');
      io.document({ locked: false });
      return exitCodes.ok;
    }),
  );
}

/** Where the state is. */
async function storeOf(choice: StateChoice, { host }: Io) {
  const target = await stateTarget(choice, host);
  if (target.kind === 'poller') {
    const { pollerStore } = await import('../../../poller/index.js');
    return pollerStore(target.config, target.name);
  }
  const { openStore } = await import('../../../deploy/index.js');
  const { folder, stateFile } = await openStore(target.root, { env: host.env, stateName: choice.state });
  return { folder, stateFile };
}
