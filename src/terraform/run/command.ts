import { OsmopsError } from '../../../provider/errors/index.js';
import type { TerraformBinary } from '../binary/find.js';
import type { Diagnostic } from './diagnostics.js';
import { terraformFailed } from './failure.js';
import { type OutlivingRun, runOutliving } from './outliving.js';
import { type ProcessEnd, type RunControl, runProcess } from './process.js';
import { Tail } from './tail.js';

export interface Command {
  readonly binary: TerraformBinary;
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** The sub-command and its arguments. */
  readonly args: readonly [string, ...string[]];
  /** Exit codes that are no failure. */
  readonly accepted: readonly number[];
  readonly onStdout: (text: string) => void;
  readonly onStderr: (text: string) => void;
  /** Asked once the run failed: the diagnostics it gave; the argument is the end of its standard error. */
  readonly diagnostics: (stderr: string) => readonly Diagnostic[];
  readonly outliving?: OutlivingRun | undefined;
}

/** Signals by which a person, a terminal or a service manager ends a program. */
const askedToStop = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs one command of Terraform.
 *
 * @returns Its exit code, one of the accepted ones. A run that was asked to stop and had ended well by then is a success.
 * @throws OsmopsError `terraform-failed`; `cancelled` if it was stopped, or was not to start at all.
 */
export async function runCommand(command: Command, control: RunControl): Promise<number> {
  const name = `${command.binary.flavour} ${command.args[0]}`;
  if (control.signal?.aborted) throw cancelled(`${name} was not started`, afterStop);
  const stderr = new Tail();
  const { outliving } = command;
  const options = {
    ...control,
    path: command.binary.path,
    args: command.args,
    cwd: command.dir,
    env: command.env,
    onStdout: command.onStdout,
    onStderr: (text: string) => {
      stderr.add(text);
      command.onStderr(text);
    },
  };
  const end = await (outliving ? runOutliving(options, outliving) : runProcess(options));
  const { exitCode } = end;
  if (exitCode !== undefined && command.accepted.includes(exitCode)) return exitCode;
  if (control.forceSignal?.aborted) throw cancelled(`${name} was ended at once`, afterForce);
  if (control.signal?.aborted || askedToStop.has(end.signal ?? '')) {
    throw cancelled(`${name} was stopped`, afterStop);
  }
  throw terraformFailed({
    command: name,
    dir: command.dir,
    end: describeEnd(end),
    diagnostics: command.diagnostics(stderr.text),
    stderr: stderr.text,
  });
}

function describeEnd({ exitCode, signal, startError }: ProcessEnd): string {
  if (startError !== undefined) return `could not be started: ${startError}`;
  return signal === undefined ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
}

const afterStop = 'Plan again before you go on: what was done until then is in the state.';
const afterForce = 'Plan again and look at it closely: something may exist that the state does not know of.';

function cancelled(message: string, remedy: string): OsmopsError {
  return new OsmopsError({ code: 'cancelled', message, remedy });
}
