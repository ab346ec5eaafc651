import { createHmac } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { createSimulator, type LogEntry } from '../../src/simulator/index.js';
import { generateRepository } from '../repository/generate.js';
import { startWatch, type Watch } from './watch.js';

export type Trigger = 'webhook' | 'poll';

/** From the end of `git commit`, in seconds. */
export interface Latency {
  readonly trigger: Trigger;
  /** To the first request that changes something in OSM. */
  readonly firstWrite: number;
  readonly applied: number;
}

export interface LatencyPlan {
  /** An empty folder. */
  readonly folder: string;
  /** NsInstance files, one of which changes. */
  readonly files: number;
  /** How often each trigger is measured. */
  readonly times: number;
  readonly onMeasured: (latency: Latency) => void;
}

const secret = 'a secret of the webhook';

/** Commits one changed file over and over, and looks when OSM hears of it. */
export async function measureLatencies({
  folder,
  files,
  times,
  onMeasured,
}: LatencyPlan): Promise<Latency[]> {
  const repository = join(folder, 'repository');
  const simulator = createSimulator({ latency: true, seed: { vimAccounts: ['mylocation1'] } });
  const { port } = await simulator.listen();
  const latencies: Latency[] = [];
  let watch: Watch | undefined;
  try {
    await generateRepository(repository, files);
    await writeFile(
      join(repository, 'connection.yaml'),
      `hostname: 127.0.0.1:${port}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`,
    );
    await writeFile(join(folder, 'hook-secret'), secret);
    await execa('git', ['-C', repository, 'init', '--quiet', '--initial-branch=main']);
    let commit = await commitAll(repository);
    for (const trigger of ['webhook', 'poll'] as const) {
      watch = await startWatch(await writeConfiguration(folder, repository, trigger));
      if (trigger === 'webhook') await watch.applied(commit);
      for (let time = 0; time < times; time += 1) {
        await changeFile(join(repository, 'site-0', 'ldap-0.osmops.yaml'));
        simulator.resetLog();
        commit = await commitAll(repository);
        const committed = Date.now();
        if (trigger === 'webhook') await push(watch);
        const applied = ((await watch.applied(commit)) - committed) / 1000;
        const latency = { trigger, applied, firstWrite: firstWrite(simulator.log) - committed / 1000 };
        latencies.push(latency);
        onMeasured(latency);
      }
      await watch.stop();
    }
    return latencies;
  } finally {
    await watch?.stop();
    await simulator.close();
  }
}

async function writeConfiguration(folder: string, repository: string, trigger: Trigger): Promise<string> {
  const file = join(folder, 'osmops.yaml');
  const interval = trigger === 'poll' ? '1s' : '1h';
  await writeFile(
    file,
    `dataDir: data
http: { listen: "127.0.0.1:0" }
repositories:
  - name: site
    git: { url: "${pathToFileURL(repository).href}", interval: ${interval} }
    webhook: { provider: gitea, secretFile: hook-secret }
    driftInterval: 0s
`,
  );
  return file;
}

/** When OSM was first asked to change something, in seconds since 1970. */
function firstWrite(log: readonly LogEntry[]): number {
  const write = log.find(({ method, path }) => method !== 'GET' && !path.includes('/tokens'));
  if (write === undefined) throw new Error('nothing was written');
  return write.at;
}

async function changeFile(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/replicaCount: "(\d+)"/, (_, count) => `replicaCount: "${Number(count) + 1}"`),
  );
}

async function commitAll(repository: string): Promise<string> {
  const git = (...args: string[]) =>
    execa('git', ['-C', repository, '-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args]);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Change');
  return (await git('rev-parse', 'HEAD')).stdout;
}

async function push({ url }: Watch): Promise<void> {
  const body = '{}';
  const headers = { 'x-gitea-signature': createHmac('sha256', secret).update(body).digest('hex') };
  const { status } = await fetch(`${url}/hooks/site`, { method: 'POST', body, headers });
  if (status !== 202) throw new Error(`the webhook was answered by ${status}`);
}
