import type { Run } from '../command.js';
import { changeCommand } from './change-command.js';

export function destroyCommand(run: Run) {
  return changeCommand('destroy', {
    summary: 'delete from OSM everything that was applied',
    description:
      'Plans to delete every NS instance and package in the state, prints the plan, asks, and applies exactly that plan. The files of the repository stay.',
    examples: [
      ['osmops destroy', 'destroy what the repository in the current folder made'],
      ['osmops destroy deployments --auto-approve', 'without being asked, as in a pipeline'],
    ],
    done: 'done, or nothing to do',
    refused: 'an error, or the answer was not yes',
    notReady: 'done, but OSM is not done with an NS instance',
  }).action((dir, { autoApprove = false, state, ...common }) =>
    run(common, async (io) => {
      const { change } = await import('../run/change.js');
      return change({ dir, kind: 'destroy', stateName: state, autoApprove }, io);
    }),
  );
}
