import { type Help, osmopsCommand, type Run, stoppedExitCode } from '../command.js';

/** What `apply` and `destroy` say differently. */
export interface ChangeHelp extends Omit<Help, 'exitCodes'> {
  /** What exit code 0 and exit code 3 mean. */
  readonly done: string;
  readonly notReady: string;
}

/** A command that plans, asks, and applies exactly that plan. */
export function changeCommand(kind: 'apply' | 'destroy', { done, notReady, ...help }: ChangeHelp, run: Run) {
  return osmopsCommand(kind, {
    ...help,
    exitCodes: [[0, done], [1, 'an error, or the answer was not yes'], [3, notReady], stoppedExitCode],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--auto-approve', 'do not ask')
    .action((dir, options) =>
      run(options, async (io) => {
        const { change } = await import('../run/change.js');
        return change({ dir, kind, autoApprove: options.autoApprove ?? false }, io);
      }),
    );
}
