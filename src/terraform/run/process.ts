import { execa } from 'execa';
import { whenAborted } from '../../../provider/abort.js';

/** How a run is stopped from outside. */
export interface RunControl {
  /**
   * Asks Terraform once, with SIGINT, to stop: it lets the operations under way end, or tells the providers to stop
   * them, and writes the state.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Asks Terraform a second time: it ends at once, and what was being made may be missing in the state. Fire it only
   * when a person insists.
   */
  readonly forceSignal?: AbortSignal | undefined;
}

export interface ProcessOptions extends RunControl {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Given every piece of standard output as it comes. Must not throw. */
  readonly onStdout: (text: string) => void;
  /** Given every piece of standard error as it comes. Must not throw. */
  readonly onStderr: (text: string) => void;
}

export interface ProcessEnd {
  /** Undefined if a signal ended the process or it did not start. */
  readonly exitCode: number | undefined;
  /** The signal that ended it. */
  readonly signal: string | undefined;
  /** Why it did not start. */
  readonly startError: string | undefined;
}

/**
 * Runs an executable to its end, in a process group of its own: a Ctrl-C in the terminal reaches only us, so that the
 * executable is interrupted once and not twice. It is never killed, for it may be writing the state.
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessEnd> {
  const subprocess = execa(options.path, options.args, {
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    detached: true,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    forceKillAfterDelay: false,
  });
  subprocess.stdout.setEncoding('utf8').on('data', options.onStdout);
  subprocess.stderr.setEncoding('utf8').on('data', options.onStderr);
  const forget = [options.signal, options.forceSignal].map((signal) =>
    whenAborted(signal, () => subprocess.kill('SIGINT')),
  );
  const { exitCode, signal, originalMessage } = await subprocess;
  for (const detach of forget) detach();
  const ended = exitCode !== undefined || signal !== undefined;
  return { exitCode, signal, startError: ended ? undefined : originalMessage };
}
