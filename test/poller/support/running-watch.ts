import { resolve } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { eventSchema } from '../../../src/poller/view/event.js';
import { type StatusView, statusSchema } from '../../../src/poller/view/status.js';
import { summarySchema } from '../../../src/poller/view/summary.js';
import { until } from '../../support/until.js';

const main = resolve('dist/src/cli/main.js');

const logEventSchema = eventSchema
  .omit({ at: true })
  .extend({ summary: summarySchema.omit({ changes: true }).optional() });
const lineSchema = z.looseObject({ message: z.string(), kind: z.string().optional() });
type LogEvent = z.infer<typeof logEventSchema>;

/** `osmops watch` as a process of its own, seen as its user sees it. */
export interface RunningWatch {
  /** Where its server listens. */
  readonly url: string;
  /** All that it, its server and the commands said. */
  said(): string;
  /** The next event of a kind that its log tells of a repository; those before it are passed over. */
  next(repository: string, kind: LogEvent['kind']): Promise<LogEvent>;
  status(repository: string): Promise<StatusView>;
  reaches(repository: string, phase: StatusView['phase']): Promise<void>;
  /** Text that its server answers. */
  get(path: string): Promise<string>;
  /** Runs an `osmops` command in the folder of the configuration. @throws if it fails. */
  osmops(...args: string[]): Promise<void>;
  /** Ends it by SIGTERM. @returns Its exit code. */
  end(): Promise<number | undefined>;
}

export async function runWatch(folder: string, env: Readonly<Record<string, string>>): Promise<RunningWatch> {
  const said: string[] = [];
  const events: LogEvent[] = [];
  const passed = new Map<string, number>();
  let url = '';
  let hasEnded = false;

  const subprocess = execa(process.execPath, [main, 'watch', '--config', 'osmops.yaml', '--json'], {
    ...{ cwd: folder, env, stdin: 'ignore', reject: false },
    stdout: function* (line: unknown) {
      said.push(String(line));
      const entry: unknown = JSON.parse(String(line));
      const { message, kind } = lineSchema.parse(entry);
      url = /^listening on (http:\S+)/.exec(message)?.[1] ?? url;
      if (kind !== undefined) events.push(logEventSchema.parse(entry));
      yield line;
    },
    stderr: function* (line: unknown) {
      said.push(String(line));
      yield line;
    },
  });
  void subprocess.then(({ shortMessage }) => {
    said.push(shortMessage ?? '');
    hasEnded = true;
  });

  /** Waits, and says why in vain. */
  const untilRunning = async (holds: () => boolean | Promise<boolean>) => {
    await until(async () => hasEnded || (await holds()));
    if (hasEnded) throw new Error(`osmops watch ended:\n${said.join('\n')}`);
  };

  const watch: RunningWatch = {
    get url() {
      return url;
    },
    said: () => said.join('\n'),
    async next(repository, kind) {
      const find = () =>
        events.findIndex(
          (event, index) =>
            index >= (passed.get(repository) ?? 0) && event.repository === repository && event.kind === kind,
        );
      if (find() < 0) await untilRunning(() => find() >= 0);
      const at = find();
      passed.set(repository, at + 1);
      const [event] = events.slice(at);
      if (event === undefined) throw new Error('unreachable');
      return event;
    },
    async status(repository) {
      return statusSchema.parse(JSON.parse(await watch.get(`/api/v1/repositories/${repository}`)));
    },
    reaches: (repository, phase) =>
      untilRunning(async () => (await watch.status(repository)).phase === phase),
    async get(path) {
      const text = await (await fetch(`${url}${path}`)).text();
      said.push(text);
      return text;
    },
    async osmops(...args) {
      const { stdout, stderr } = await execa(process.execPath, [main, ...args], { cwd: folder, env });
      said.push(stdout, stderr);
    },
    async end() {
      subprocess.kill('SIGTERM');
      return (await subprocess).exitCode;
    },
  };
  await untilRunning(() => url !== '');
  return watch;
}
