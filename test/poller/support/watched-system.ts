import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { readPollerConfig } from '../../../src/poller/config/read-config.js';
import { createPoller, type Poller, type PollerOptions } from '../../../src/poller/poller.js';
import type { PollerEvent, RepositoryStatus } from '../../../src/poller/types.js';
import { createSimulator, type Simulator } from '../../../src/simulator/index.js';
import { exampleRepository } from '../../cli/support/example.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';

/** A simulated OSM, a Git repository and a poller between them. */
export interface WatchedSystem {
  readonly simulator: Simulator;
  /** The folder with osmops.yaml; the data folder is `data` in it. */
  readonly folder: string;
  readonly configFile: string;
  /** That of the Git repository. */
  readonly repository: string;
  /** A file of the poller's data of the repository. */
  data(file: string): string;
  /** Writes files (undefined: removes one) into the Git repository and commits them. @returns The commit. */
  commit(files: Readonly<Record<string, string | undefined>>): Promise<string>;
  /** Sets keys of the repository in osmops.yaml, as YAML. */
  configure(keys: Readonly<Record<string, string>>, interval?: string): Promise<void>;
  /** Starts a poller, which is stopped at the end. */
  start(options?: PollerOptions): Promise<WatchedPoller>;
  close(): Promise<void>;
}

export interface WatchedPoller extends Poller {
  readonly events: readonly PollerEvent[];
  status(): RepositoryStatus;
  /** Waits for the next event of a kind that has not been waited for. */
  next<Kind extends PollerEvent['kind']>(kind: Kind): Promise<Extract<PollerEvent, { kind: Kind }>>;
  reaches(phase: RepositoryStatus['phase']): Promise<void>;
}

export const quickPace = { retryFirst: 300, retryMost: 1_000, progressFirst: 50, progressMost: 200 };

/** The file of an NS instance of the example's NSD. */
export function instance(name: string, replicaCount = '1', more = ''): string {
  return `kind: NsInstance
name: ${name}
nsdName: openldap_ns
vnfName: openldap
vimAccountName: mylocation1
kdu: { name: ldap, params: { replicaCount: "${replicaCount}" } }
${more}`;
}

export const instanceFile = (name: string) => `deploy/kdu/${name}.ops.yaml`;

export async function openWatchedSystem(operationSeconds = 0.05): Promise<WatchedSystem> {
  const folder = await temporaryFolder();
  const repository = await exampleRepository();
  const simulator = createSimulator({
    operationSeconds,
    seed: { vimAccounts: ['mylocation1', 'mylocation2'] },
  });
  const { port } = await simulator.listen();
  const connection = join(folder, 'connection.yaml');
  await writeFile(
    connection,
    `hostname: 127.0.0.1:${port}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`,
  );
  const git = (...args: string[]) => execa('git', ['-C', repository, ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Test');
  await git('config', 'user.email', 'test@example.org');
  const configFile = join(folder, 'osmops.yaml');
  const pollers: Poller[] = [];

  const system: WatchedSystem = {
    simulator,
    folder,
    configFile,
    repository,
    data: (file) => join(folder, 'data', 'repositories', 'site', file),
    async commit(files) {
      for (const [file, content] of Object.entries(files)) {
        const path = join(repository, file);
        await mkdir(dirname(path), { recursive: true });
        if (content === undefined) await rm(path, { force: true });
        else await writeFile(path, content);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', Object.keys(files).join(' '));
      return (await git('rev-parse', 'HEAD')).stdout;
    },
    async configure(keys, interval = '1h') {
      const lines = Object.entries({ driftInterval: '0s', ...keys }).map(
        ([key, value]) => `    ${key}: ${value}`,
      );
      await writeFile(
        configFile,
        `dataDir: data
gracePeriod: 30s
http: { listen: "127.0.0.1:0" }
repositories:
  - name: site
    git: { url: "file://${repository}", interval: ${interval} }
    connectionFile: connection.yaml
${lines.join('\n')}
`,
      );
    },
    async start(options = {}) {
      const { config, problems } = await readPollerConfig(configFile);
      if (config === undefined) throw new Error(JSON.stringify(problems));
      const poller = watched(createPoller(config, { pace: quickPace, ...options }));
      pollers.push(poller);
      await poller.start();
      return poller;
    },
    async close() {
      for (const poller of pollers) await poller.stop();
      await simulator.close();
    },
  };
  await system.configure({});
  await rm(join(repository, instanceFile('ldap')));
  await system.commit({ [instanceFile('ldap')]: instance('ldap') });
  return system;
}

function watched(poller: Poller): WatchedPoller {
  const events: PollerEvent[] = [];
  const waitedFor = new Set<PollerEvent>();
  poller.onEvent((event) => events.push(event));
  const status = () => {
    const [only] = poller.control.status();
    if (only === undefined) throw new Error('no repository');
    return only;
  };
  return {
    ...poller,
    events,
    status,
    async next(kind) {
      type Wanted = Extract<PollerEvent, { kind: typeof kind }>;
      const isWanted = (event: PollerEvent): event is Wanted => event.kind === kind && !waitedFor.has(event);
      await until(() => events.some(isWanted));
      const found = events.find(isWanted);
      if (found === undefined) throw new Error('unreachable');
      waitedFor.add(found);
      return found;
    },
    reaches: (phase) => until(() => status().phase === phase),
  };
}

export async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
