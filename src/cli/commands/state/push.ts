import { resolve } from 'node:path';
import type { Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { entryOf, printEntries } from '../../output/state.js';
import { agreed, stateCommand, withChosenState } from '../../run/with-state.js';

export function statePushCommand(run: Run) {
  return stateCommand('push', {
    summary: 'put a state in the place of the one that is kept',
    description:
      'Shows what a file has, asks, and keeps it as the state; of the one before a copy is kept. Without --force only a later state of the same lineage is taken, or any if there is none yet.',
    examples: [
      ['osmops state push copy.tfstate', 'go on from a copy'],
      [
        'osmops state push --force copy.tfstate --auto-approve',
        'whatever is kept now, and without being asked',
      ],
    ],
    exitCodes: [
      [0, 'done'],
      [1, 'an error, or the answer was not yes'],
    ],
  })
    .argument('<file>', 'the file with the state')
    .option('--force', 'take a state of another lineage, or an earlier one')
    .option('--auto-approve', 'do not ask')
    .action((file, { force, autoApprove = false, ...options }) =>
      run(options, async (io) => {
        const { readStateToTake } = await import('../../../deploy/index.js');
        const { text, resources } = await readStateToTake(resolve(io.host.cwd, file));
        printEntries(resources.map(entryOf), io.out);
        const choice = { ...options, looksPastUnsaved: true };
        return withChosenState(choice, 'osmops state push', io, async ({ keeper, title }) => {
          const question = `Keep this as ${title}?`;
          if (!(await agreed(question, autoApprove, io))) return exitCodes.error;
          await keeper.push(text, force ? 'force' : 'successor');
          io.out.line('The state was kept.');
          io.document({ resources: resources.map(entryOf), ...keeper.mark() });
          return exitCodes.ok;
        });
      }),
    );
}
