import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ExitCode } from '../../../src/cli/exit-codes.js';
import type { Host } from '../../../src/cli/host.js';
import { listenForStop } from '../../../src/cli/run/stop-requests.js';
import { runOsmops } from '../../../src/cli/run-osmops.js';

export interface FakeHostOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly nodeVersion?: string;
  /** Whether standard output and standard error are terminals. */
  readonly terminal?: boolean;
}

/** A host without a process: what is printed can be read, and signals can be sent. */
export interface FakeHost extends Host {
  readonly stdin: PassThrough;
  /** What was printed so far. */
  printed(stream: 'stdout' | 'stderr'): string;
  send(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void;
}

export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const { env = {}, cwd = '/', nodeVersion = process.versions.node, terminal = false } = options;
  const signals = new EventEmitter();
  const streams = { stdout: collect(), stderr: collect() };
  return {
    env,
    cwd,
    nodeVersion,
    stdin: new PassThrough(),
    stdout: Object.assign(streams.stdout.stream, { isTTY: terminal }),
    stderr: Object.assign(streams.stderr.stream, { isTTY: terminal }),
    stop: listenForStop(signals),
    printed: (name) => streams[name].text(),
    send: (signal) => void signals.emit(signal, signal),
  };
}

function collect() {
  const stream = new PassThrough();
  const pieces: string[] = [];
  stream.setEncoding('utf8').on('data', (text: string) => pieces.push(text));
  return { stream, text: () => pieces.join('') };
}

export interface CliRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function runCli(args: readonly string[], options: FakeHostOptions = {}): Promise<CliRun> {
  const host = fakeHost(options);
  const exitCode = await runOsmops(args, host);
  return { exitCode, stdout: host.printed('stdout'), stderr: host.printed('stderr') };
}
