import { spawn } from 'node:child_process';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { whenAborted } from '../../../provider/abort.js';
import { followFile } from './follow-file.js';
import type { ProcessEnd, ProcessOptions } from './process.js';

/**
 * Has a run end well even if this process is killed meanwhile. Terraform dies of writing into a pipe that nobody reads
 * any more, in the middle of writing the state if need be: so its output goes into a file.
 */
export interface OutlivingRun {
  /** Takes standard output; standard error goes beside it. The callbacks are given both as they grow, or when the run has ended. */
  readonly outputFile: string;
  /** A file descriptor that the process inherits: a lock on it is held until both have ended. */
  readonly lockFd: number;
}

/** Runs an executable as `runProcess` does, but so that it may outlive this process. */
export async function runOutliving(
  options: ProcessOptions,
  { outputFile, lockFd }: OutlivingRun,
): Promise<ProcessEnd> {
  const errorFile = `${outputFile}.stderr`;
  return withFollowed(outputFile, options.onStdout, (output) =>
    withFollowed(errorFile, options.onStderr, (errors) => runToEnd(options, output, errors, lockFd)),
  );
}

/** Runs work that writes into a new file, and tells what is written. */
async function withFollowed<T>(
  path: string,
  onText: (text: string) => void,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  // A new one, whatever stood there: a FIFO would keep the opening waiting.
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    const followed = await followFile(path, onText);
    try {
      return await work(file);
    } finally {
      await followed.end();
    }
  } finally {
    await file.close();
  }
}

async function runToEnd(
  { path, args, cwd, env, ...options }: ProcessOptions,
  output: FileHandle,
  errors: FileHandle,
  lockFd: number,
): Promise<ProcessEnd> {
  // Not by execa, which takes no open file that it has not opened.
  const subprocess = spawn(path, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output.fd, errors.fd, lockFd],
  });
  const forget = [options.signal, options.forceSignal].map((signal) =>
    whenAborted(signal, () => subprocess.kill('SIGINT')),
  );
  const end = await new Promise<ProcessEnd>((resolve) => {
    subprocess.once('error', ({ message }) =>
      resolve({ exitCode: undefined, signal: undefined, startError: message }),
    );
    subprocess.once('close', (exitCode, signal) =>
      resolve({ exitCode: exitCode ?? undefined, signal: signal ?? undefined, startError: undefined }),
    );
  });
  for (const detach of forget) detach();
  return end;
}
