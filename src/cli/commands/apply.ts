import { osmopsCommand, type Run, stoppedExitCode } from '../command.js';

export function applyCommand(run: Run) {
  return osmopsCommand('apply', {
    summary: 'bring OSM to what the repository says',
    description:
      'Plans, prints the plan, asks, and applies exactly that plan. Operations of OSM are awaited. Ctrl-C ends the waiting, not what OSM has begun; the state is written, and the next apply goes on from there.',
    examples: [
      ['osmops apply', 'apply the repository in the current folder'],
      ['osmops apply deployments --auto-approve', 'without being asked, as in a pipeline'],
    ],
    exitCodes: [
      [0, 'done, or nothing to do; every NS instance is READY'],
      [1, 'an error, or the answer was not yes'],
      [3, 'done, but an NS instance is not READY'],
      stoppedExitCode,
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--auto-approve', 'do not ask')
    .action((dir, options) =>
      run(options, async (io) => {
        const { change } = await import('../run/change.js');
        return change({ dir, kind: 'apply', autoApprove: options.autoApprove ?? false }, io);
      }),
    );
}
