import { type Help, osmopsCommand, stateOption, stoppedExitCode } from '../command.js';

/** What `apply` and `destroy` say differently. */
export interface ChangeHelp extends Omit<Help, 'exitCodes'> {
  /** What exit codes 0, 1 and 3 mean. */
  readonly done: string;
  readonly refused: string;
  readonly notReady: string;
}

/** A command that plans, asks, and applies exactly that plan; what it does is still to be said. */
export function changeCommand(kind: 'apply' | 'destroy', { done, refused, notReady, ...help }: ChangeHelp) {
  return osmopsCommand(kind, {
    ...help,
    exitCodes: [[0, done], [1, refused], [3, notReady], stoppedExitCode],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--auto-approve', 'do not ask')
    .option(...stateOption);
}
