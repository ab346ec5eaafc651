import { resolve } from 'node:path';
import type { Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
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
  }).action(({ repository, state, ...common }) =>
    run(common, async (io) => {
      const { openStore } = await import('../../../deploy/index.js');
      const { openKeeper } = await import('../../../terraform/index.js');
      const { env, cwd, stop } = io.host;
      const { folder } = await openStore(resolve(cwd, repository), { env, stateName: state });
      const lock = { timeoutMs: 0, signal: stop.signal };
      // What is released with this one is the note too.
      await (await openKeeper({ folder, operation: 'osmops state unlock', lock })).close();
      io.out.line('Nobody works on the state.');
      io.document({ locked: false });
      return exitCodes.ok;
    }),
  );
}
