import { writeSync } from 'node:fs';

/**
 * Keeps stdout for the one line of the hand-shake: whatever else is written there, by anyone, goes to stderr.
 * Returns the function that writes that line.
 */
export function claimStdout(): (line: string) => void {
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => {
    writeSync(1, `${line}\n`);
  };
}

/**
 * Has the process go on when nobody reads its log any more: who started it may be killed while Terraform still works with
 * it, and each line would be an error (EPIPE) that nobody catches.
 */
export function outliveLog(): void {
  process.stderr.on('error', () => undefined);
}

/** Has an error that nobody caught end the process, so that Terraform shows it: it looks for lines from `panic:` on. */
export function reportCrashes(): void {
  const crash = (error: unknown) => {
    try {
      writeSync(2, `panic: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    } finally {
      process.exit(2);
    }
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
}
