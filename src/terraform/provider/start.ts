import { execa } from 'execa';
import { whenAborted, withinLimit } from '../../../provider/abort.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { parseJson } from '../parse-json.js';
import { LineSplitter } from '../run/lines.js';
import { Tail } from '../run/tail.js';
import { type ReattachConfig, reattachConfigSchema } from './reattach.js';

export interface ProviderOptions {
  /** Path of the built provider, `dist/provider/main.js`. */
  readonly main: string;
  /** Gives the start up. A provider that has started is not touched: only `stop` ends it. */
  readonly signal?: AbortSignal;
  /** The whole environment of the provider. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Given every line of the provider's log. Must not throw. */
  readonly onLog?: (line: string) => void;
}

/** How a provider ended. */
export interface ProviderExit {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** The end of its log. */
  readonly log: string;
}

/** A provider process that serves one run of Terraform after the other. */
export interface RunningProvider {
  /** For `openWorkspace`. */
  readonly reattach: ReattachConfig;
  readonly pid: number;
  /**
   * Opens a way to it for runs whose relative paths are relative to a folder: the process outlives runs, and is not of any. The labels are
   * told to its resources.
   *
   * @throws OsmopsError `provider-failed` if it has ended.
   */
  openRoot(root: string, labels?: Readonly<Record<string, string>>): Promise<RootAccess>;
  /** Settles when the process ends, for whatever reason. Never rejects. */
  readonly exited: Promise<ProviderExit>;
  /**
   * Closes the provider's standard input, by which it ends; kills it if it has not after ten seconds. To be called when no
   * run of Terraform uses it any more. May be called again.
   */
  stop(): Promise<ProviderExit>;
}

/** How runs of one root reach a provider. */
export interface RootAccess {
  /** For `openWorkspace`. */
  readonly reattach: ReattachConfig;
  /** Takes no more runs; those that go on are not disturbed. */
  close(): void;
}

/** Milliseconds that a provider has to start, and to end once its standard input is closed. */
const startLimit = 60_000;
const endLimit = 10_000;

/**
 * Starts a provider that outlives the runs of Terraform. Its first line on standard output is the
 * {@link ReattachConfig}. It ends with its standard input, so it cannot outlive this process; it has a process group of
 * its own, so that a Ctrl-C does not end it under a Terraform that is still stopping.
 *
 * @throws OsmopsError `provider-failed` with the last lines of its log; `cancelled` when the signal fired first.
 */
export async function startProvider(options: ProviderOptions): Promise<RunningProvider> {
  const { main, signal, env = process.env, onLog } = options;
  const subprocess = execa(process.execPath, [main, '--reattach'], {
    env,
    extendEnv: false,
    detached: true,
    stdin: 'pipe',
    buffer: false,
    reject: false,
  });
  const log = new Tail(2_048);
  const logLines = new LineSplitter((line) => {
    log.add(`${line}\n`);
    onLog?.(line);
  });
  subprocess.stderr.setEncoding('utf8').on('data', (text: string) => logLines.add(text));
  // Closing the input of a provider that has ended is no error of ours.
  subprocess.stdin.on('error', () => undefined);
  /** Who waits for the next line, in the order in which they asked. */
  const waiting: ((line: string) => void)[] = [];
  const nextLine = () => new Promise<string>((resolve) => waiting.push(resolve));
  const lines = new LineSplitter((text) => waiting.shift()?.(text));
  subprocess.stdout.setEncoding('utf8').on('data', (text: string) => lines.add(text));
  const firstLine = nextLine();
  const exited = subprocess.then(({ exitCode, signal, originalMessage }): ProviderExit => {
    logLines.end();
    return { exitCode, signal, log: log.text.trim() || (originalMessage ?? '') };
  });

  const line = await withinLimit(startLimit, signal ? [signal] : [], (limit) =>
    Promise.race([firstLine, exited.then(() => ''), givenUp(limit)]),
  );
  const reattach = reattachConfigSchema.safeParse(parseJson(line)).data;
  const { pid } = subprocess;
  if (reattach === undefined || pid === undefined) {
    subprocess.kill('SIGKILL');
    throw startFailed(await exited, line, signal);
  }
  return {
    reattach,
    pid,
    exited,
    async openRoot(root, labels = {}) {
      const answer = nextLine();
      subprocess.stdin.write(`${JSON.stringify({ open: root, labels })}\n`);
      const line = await Promise.race([answer, exited.then(() => '')]);
      const access = reattachConfigSchema.safeParse(parseJson(line)).data;
      if (access === undefined) throw ended(await exited);
      const sockets = Object.values(access).map(({ Addr }) => Addr.String);
      return {
        reattach: access,
        close: () => {
          for (const socket of sockets) subprocess.stdin.write(`${JSON.stringify({ close: socket })}\n`);
        },
      };
    },
    async stop() {
      subprocess.stdin.end();
      const killer = setTimeout(() => subprocess.kill('SIGKILL'), endLimit);
      const exit = await exited;
      clearTimeout(killer);
      return exit;
    },
  };
}

/** Settles, with no line, when the start is to be waited for no longer. */
function givenUp(limit: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    whenAborted(limit, () => resolve(''));
  });
}

function ended({ log }: ProviderExit): OsmopsError {
  return new OsmopsError({
    code: 'provider-failed',
    message: `The provider has ended${log === '' ? '' : `:\n${log}`}`,
    remedy: 'Try again. If it ends again, report what it said.',
  });
}

function startFailed(exit: ProviderExit, line: string, signal: AbortSignal | undefined): OsmopsError {
  if (signal?.aborted) {
    return new OsmopsError({
      code: 'cancelled',
      message: 'The start of the provider was cancelled',
      remedy: 'Run it again when you want it; nothing was changed.',
    });
  }
  const end = exit.exitCode === undefined ? '' : `, ended with exit code ${exit.exitCode}`;
  const said = [line, exit.log].filter((text) => text !== '').join('\n');
  return new OsmopsError({
    code: 'provider-failed',
    message: `The provider did not say how to reach it${end}${said === '' ? '' : `:\n${said}`}`,
    remedy: 'Build osmops and try again. If that changes nothing, report what the provider said.',
  });
}
