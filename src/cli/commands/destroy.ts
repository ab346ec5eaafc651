import { osmopsCommand, type Run, stoppedExitCode } from '../command.js';

export function destroyCommand(run: Run) {
  return osmopsCommand('destroy', {
    summary: 'delete from OSM everything that was applied',
    description:
      'Plans to delete every NS instance and package in the state, prints the plan, asks, and applies exactly that plan. The files of the repository stay.',
    examples: [
      ['osmops destroy', 'destroy what the repository in the current folder made'],
      ['osmops destroy deployments --auto-approve', 'without being asked, as in a pipeline'],
    ],
    exitCodes: [
      [0, 'done, or nothing to do'],
      [1, 'an error, or the answer was not yes'],
      [3, 'done, but OSM is not done with an NS instance'],
      stoppedExitCode,
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--auto-approve', 'do not ask')
    .action((dir, options) =>
      run(options, async (io) => {
        const { change } = await import('../run/change.js');
        return change({ dir, kind: 'destroy', autoApprove: options.autoApprove ?? false }, io);
      }),
    );
}
