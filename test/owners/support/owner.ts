import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { eventsSchema } from '../../../src/poller/http/schemas.js';
import { type StatusView, statusSchema } from '../../../src/poller/view/status.js';
import { createOrigin, type Origin } from '../../poller/git/support/origin.js';
import { instance, instanceFile } from '../../poller/support/watched-system.js';
import { openRecordingProxy, type RecordingProxy } from '../../support/recording-proxy.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';

const main = resolve('dist/src/cli/main.js');

/** A repository and what brings OSM to what it says. */
export interface Owner {
  readonly name: string;
  /** What its files declare: replica counts by name. */
  readonly wanted: Map<string, number>;
  readonly proxy: RecordingProxy;
  /** Writes the files as `wanted` has them, and has them applied. Resolves when that has ended, however it did. */
  bring(options?: { readonly killAfterMs?: number; readonly adopt?: boolean }): Promise<string>;
  /** The addresses that a plan would take over and that wait for somebody, if it does nothing worse. */
  offers(): Promise<readonly string[]>;
  approve(): Promise<void>;
  close(): Promise<void>;
}

const sources = (wanted: ReadonlyMap<string, number>, port: number) => ({
  'osm_ops_config.yaml': 'targetDir: deploy\nfileExtensions: [.ops.yaml]\nconnectionFile: connection.yaml\n',
  'connection.yaml': `hostname: 127.0.0.1:${port}\nproject: admin\nuser: operator\npassword: operator\ntls: false\n`,
  'deploy/keep': '',
  ...Object.fromEntries(
    [...wanted].map(([name, count]) => [instanceFile(name), instance(name, String(count))]),
  ),
});

async function openRepository(name: string, osmPort: number) {
  const proxy = await openRecordingProxy(osmPort);
  const origin = await createOrigin();
  // Something of its own alone, so that what is left of it is never nothing.
  const wanted = new Map([[`of-${name}`, 1]]);
  return { proxy, origin, wanted, write: () => writeFiles(origin, sources(wanted, proxy.port)) };
}

/** Commits the files, and takes away what is there besides. */
async function writeFiles(origin: Origin, files: Readonly<Record<string, string>>): Promise<string> {
  const there = (await origin.git(['ls-files']))
    .split('\n')
    .filter((file) => file !== '' && !(file in files));
  return origin.commit({ ...Object.fromEntries(there.map((file) => [file, null])), ...files });
}

/** The command, in a checkout, with a state home of its own: it stands for another machine. */
export async function openCommand(name: string, osmPort: number): Promise<Owner> {
  const { proxy, origin, wanted, write } = await openRepository(name, osmPort);
  const env = { XDG_STATE_HOME: await temporaryFolder() };
  return {
    ...{ name, proxy, wanted },
    async bring({ killAfterMs, adopt = false } = {}) {
      await write();
      const args = [main, 'apply', '--auto-approve', ...(adopt ? ['--adopt'] : [])];
      const run = execa(process.execPath, args, { cwd: origin.path, env, stdin: 'ignore', reject: false });
      if (killAfterMs !== undefined) {
        await sleep(killAfterMs);
        run.kill('SIGKILL');
      }
      const { exitCode, stderr } = await run;
      return exitCode === 0 ? 'applied' : (stderr.split('\n')[0]?.slice(0, 200) ?? 'killed');
    },
    offers: async () => [],
    approve: async () => undefined,
    close: () => proxy.close(),
  };
}

/** A poller with a data folder of its own. */
export async function openWatcher(name: string, osmPort: number): Promise<Owner> {
  const { proxy, origin, wanted, write } = await openRepository(name, osmPort);
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'osmops.yaml'),
    `dataDir: data
http: { listen: "127.0.0.1:0" }
repositories:
  - name: ${name}
    git: { url: "${origin.url}", interval: 1s }
    driftInterval: 0s
`,
  );
  let watch: Watch | undefined;
  const get = async (path: string): Promise<unknown> => {
    watch ??= await startWatch(folder);
    return (await fetch(`${watch.url}/api/v1/repositories/${name}${path}`)).json();
  };
  const status = async (): Promise<StatusView> => statusSchema.parse(await get(''));
  let commit = '';
  /** Whether the poller has done what the last commit asks for. One that was killed may have missed a commit, and the next may undo that. */
  const isDone = async (now: StatusView): Promise<boolean> => {
    if (now.seen?.commit !== commit) return false;
    const { events } = eventsSchema.parse(await get('/events'));
    const met = events.filter(({ kind }) => kind === 'revision-seen' || kind === 'revision-irrelevant');
    const wanted = met.findLast(({ kind }) => kind === 'revision-seen')?.revision?.commit;
    return isAtRest(now, met.at(-1)?.kind === 'revision-irrelevant' ? (wanted ?? commit) : commit);
  };
  return {
    ...{ name, proxy, wanted },
    async bring({ killAfterMs } = {}) {
      commit = await write();
      if (killAfterMs !== undefined) {
        watch ??= await startWatch(folder);
        await sleep(killAfterMs);
        await watch.kill();
        watch = undefined;
      }
      let now = await status();
      await until(async () => {
        now = await status();
        return isDone(now);
      });
      return now.phase === 'failed' ? `failed: ${now.failed?.message.slice(0, 200)}` : now.phase;
    },
    async offers() {
      const { approval } = await status();
      if (approval === undefined || approval.summary.destroy + approval.summary.replace > 0) return [];
      return approval.summary.changes
        .filter(({ importing }) => importing === 'adopt')
        .map(({ address }) => address);
    },
    async approve() {
      const { approval } = await status();
      if (approval === undefined) return;
      const args = [main, 'approve', name, approval.reconcileId, '--config', 'osmops.yaml'];
      await execa(process.execPath, args, { cwd: folder, reject: false });
      await until(async () => {
        const now = await status();
        return now.approval?.reconcileId !== approval.reconcileId && (await isDone(now));
      });
    },
    async close() {
      await watch?.kill();
      await proxy.close();
    },
  };
}

function isAtRest({ phase, applied, approval, failed }: StatusView, commit: string): boolean {
  if (phase === 'stopped') return true;
  if (phase === 'ready' || phase === 'drifted') return applied?.commit === commit;
  if (phase === 'waiting-for-approval') return approval?.revision.commit === commit;
  return phase === 'failed' && failed?.commit === commit;
}

interface Watch {
  readonly url: string;
  /** Ends it at once. */
  kill(): Promise<void>;
}

async function startWatch(folder: string): Promise<Watch> {
  let url: string | undefined;
  const args = [main, 'watch', '--config', 'osmops.yaml', '--json'];
  const watch = execa(process.execPath, args, {
    ...{ cwd: folder, stdin: 'ignore', reject: false },
    stdout: function* (line: unknown) {
      url ??= /"listening on (http:\S+)/.exec(String(line))?.[1];
      yield line;
    },
  });
  let hasEnded = false;
  const ended = watch.then(({ stderr }) => {
    hasEnded = true;
    return stderr;
  });
  await until(() => url !== undefined || hasEnded);
  if (url === undefined) throw new Error(`osmops watch ended: ${await ended}`);
  return {
    url,
    async kill() {
      watch.kill('SIGKILL');
      await ended;
    },
  };
}
