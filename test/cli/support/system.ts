import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { openStore } from '../../../src/deploy/store/store.js';
import { createSimulator, type Simulator } from '../../../src/simulator/index.js';
import { edit, exampleRepository, instanceFile } from './example.js';
import type { CliRun } from './run-cli.js';
import { tellIfStuck } from './stuck.js';

/** The command as `npm run build` leaves it. */
const main = resolve('dist/src/cli/main.js');

/** The KDU of the example, for the simulator's world. */
export const ldap = { instance: 'ldap', member: 'openldap', kdu: 'ldap' };

/** A run that goes on. */
export interface StartedRun {
  readonly pid: number;
  readonly ended: Promise<CliRun>;
  signal(name: NodeJS.Signals): void;
}

/** The example in a folder of its own, and the simulated OSM that it is for. */
export interface System {
  readonly repository: string;
  readonly simulator: Simulator;
  /** Where it listens. */
  readonly port: number;
  /** Starts the built `osmops` in the repository. */
  start(...args: string[]): StartedRun;
  /** Runs it to its end. */
  osmops(...args: string[]): Promise<CliRun>;
  /** Writes another replica count into the instance's file. */
  setReplicaCount(count: string): Promise<void>;
  /** Every instance in the state: what the provider keeps of it, and whether Terraform would replace it as tainted. */
  instancesInState(): Promise<readonly InstanceInState[]>;
  close(): Promise<void>;
}

export interface InstanceInState {
  readonly status: string;
  readonly tainted: boolean;
}

const stateSchema = z.object({
  resources: z.array(
    z.object({
      type: z.string(),
      instances: z.array(
        z.object({ status: z.literal('tainted').optional(), attributes: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
});

/** Starts the built `osmops` in a folder, with some more environment variables. */
export function startOsmops(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): StartedRun {
  const subprocess = execa(process.execPath, [main, ...args], {
    cwd,
    env,
    stdin: 'ignore',
    reject: false,
    stripFinalNewline: false,
  });
  tellIfStuck(subprocess);
  return {
    pid: subprocess.pid ?? 0,
    ended: subprocess.then(({ exitCode = -1, stdout, stderr }) => ({ exitCode, stdout, stderr })),
    signal: (name) => subprocess.kill(name),
  };
}

interface SystemOptions {
  /** The folder of the example; `openldap` if absent. */
  readonly example?: string;
  /** The VIM accounts that OSM has at the start; the one that `openldap` names if absent. */
  readonly vimAccounts?: readonly string[];
  /** Environment variables of every run. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function openSystem(options: SystemOptions = {}): Promise<System> {
  const { example, vimAccounts = ['mylocation1'], env = {} } = options;
  const repository = await exampleRepository(example);
  const simulator = createSimulator({ operationSeconds: 0.3, seed: { vimAccounts } });
  const { port } = await simulator.listen();
  await edit(repository, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${port}`);

  const start = (...args: string[]): StartedRun => startOsmops(repository, args, env);

  return {
    repository,
    simulator,
    port,
    start,
    osmops: (...args) => start(...args).ended,
    setReplicaCount: (count) =>
      edit(repository, instanceFile, /replicaCount: .*/, `replicaCount: "${count}"`),
    async instancesInState() {
      const { stateFile } = await openStore(repository, { env: process.env });
      const text = await readFile(stateFile, 'utf8');
      const { resources } = stateSchema.parse(JSON.parse(text));
      return resources
        .filter(({ type }) => type === 'osm_ns_instance')
        .flatMap(({ instances }) => instances)
        .map(({ status, attributes }) => ({
          status: String(attributes['status']),
          tainted: status === 'tainted',
        }));
    },
    close: () => simulator.close(),
  };
}
