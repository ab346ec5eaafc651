import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@jest/globals';
import { execa } from 'execa';
import { type Nbi, openNbi } from '../../../provider/nbi/index.js';
import { createSimulator, type Simulator } from '../../../src/simulator/index.js';
import { parseDocument } from '../../../src/terraform/document.js';
import {
  driftOf,
  type Plan,
  type PlanSummary,
  type ResourceDrift,
  type RunningProvider,
  startProvider,
  summarisePlan,
} from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { type StateResource, stateSchema } from '../../../src/terraform/state/values.js';

/** The provider as `npm run build` leaves it. */
export const providerMain = resolve('dist/provider/main.js');

/** What a run of Terraform said and how it ended. */
export interface Run {
  readonly exitCode: number;
  /** Standard output and standard error, as they came. */
  readonly text: string;
  readonly stdout: string;
}

/** Terraform, started. */
export interface RunningTerraform {
  readonly pid: number;
  readonly ended: Promise<Run>;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
}

/** A simulated OSM, a folder with a configuration, and the real Terraform between them. */
export interface System {
  readonly simulator: Simulator;
  /** Where it listens: `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Somebody else's client of the same OSM. */
  readonly nbi: Nbi;
  readonly folder: string;
  readonly provider: RunningProvider;
  /** Writes the configuration: the provider block and what is given. */
  write(resources: string, providerSettings?: string): Promise<void>;
  /** Starts Terraform and leaves it running. */
  start(...args: string[]): RunningTerraform;
  /** Runs Terraform to its end. */
  run(...args: string[]): Promise<Run>;
  /** Plans into a file and reads it. Fails the test if Terraform reports an error. */
  plan(...args: string[]): Promise<PlanSummary>;
  /** What differs from the state, as the next plan sees it. */
  drift(): Promise<readonly ResourceDrift[]>;
  /** Applies, and holds that the plan after it is empty. */
  apply(...args: string[]): Promise<Run>;
  /** A resource of the state by its address. */
  resource(address: string): Promise<StateResource | undefined>;
  /** What the provider wrote to its log so far. */
  providerLog(): string;
  /** Replaces the provider process, as after a crash. */
  restartProvider(): Promise<void>;
  close(): Promise<void>;
}

export interface SystemOptions {
  /** Password of the user `operator`, as whom the provider logs in. */
  readonly password?: string;
  /** TF_LOG of Terraform and of the provider. */
  readonly log?: string;
}

/** Opens a system with two VIM accounts, `mylocation1` and `mylocation2`, that have a Kubernetes cluster each. */
export async function openSystem({ password = 'operator', log = '' }: SystemOptions = {}): Promise<System> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'osmops-acceptance-'));
  const simulator = createSimulator({
    operationSeconds: 0.05,
    seed: {
      vimAccounts: ['mylocation1', 'mylocation2'],
      users: [{ name: 'operator', password, roles: { admin: 'system_admin' } }],
    },
  });
  const { url, port } = await simulator.listen();
  const hostname = `127.0.0.1:${port}`;
  const nbi = await openNbi({ hostname, project: 'admin', user: 'admin', password: 'admin', tls: false });
  const connectionFile = join(folder, 'connection.yaml');
  await writeFile(
    connectionFile,
    `hostname: ${hostname}\nproject: admin\nuser: operator\npassword: ${password}\ntls: false\n`,
  );
  const providerLog: string[] = [];
  const open = () =>
    startProvider({
      main: providerMain,
      env: { ...process.env, TF_LOG: log },
      onLog: (line) => providerLog.push(line),
    });
  let provider = await open();

  function start(...args: string[]): RunningTerraform {
    const subprocess = execa('terraform', args, {
      cwd: folder,
      env: {
        TF_REATTACH_PROVIDERS: JSON.stringify(provider.reattach),
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        TF_CLI_ARGS: '-no-color',
        TF_LOG: log,
        TF_CLI_CONFIG_FILE: '/dev/null',
      },
      all: true,
      reject: false,
    });
    return {
      pid: subprocess.pid ?? 0,
      ended: subprocess.then(({ exitCode, all, stdout }) => ({
        exitCode: exitCode ?? -1,
        text: all,
        stdout,
      })),
      signal: (name) => subprocess.kill(name),
    };
  }

  async function run(...args: string[]): Promise<Run> {
    return start(...args).ended;
  }

  async function succeed(...args: string[]): Promise<Run> {
    const result = await run(...args);
    if (result.exitCode !== 0) throw new Error(`terraform ${args.join(' ')} failed:\n${result.text}`);
    return result;
  }

  async function readPlan(...args: string[]): Promise<Plan> {
    await succeed('plan', '-input=false', '-out=plan.bin', ...args);
    return parsePlan((await succeed('show', '-json', 'plan.bin')).stdout);
  }

  const plan = async (...args: string[]) => summarisePlan(await readPlan(...args));

  return {
    simulator,
    url,
    nbi,
    folder,
    get provider() {
      return provider;
    },
    async write(resources, providerSettings = '') {
      await writeFile(
        join(folder, 'main.tf'),
        `terraform {
  required_providers {
    osm = { source = "osmops/osm" }
  }
}
provider "osm" {
  connection_file = ${JSON.stringify(connectionFile)}
  ${providerSettings}
}
${resources}
`,
      );
    },
    start,
    run,
    plan,
    drift: async () => driftOf(await readPlan()),
    async apply(...args) {
      const result = await succeed('apply', '-input=false', '-auto-approve', ...args);
      expect((await plan()).changes).toEqual([]);
      return result;
    },
    async resource(address) {
      const { values } = parseDocument('state', stateSchema, (await succeed('show', '-json')).stdout);
      return values.find((resource) => resource.address === address);
    },
    providerLog: () => providerLog.join('\n'),
    async restartProvider() {
      await provider.stop();
      provider = await open();
    },
    async close() {
      await provider.stop();
      await nbi.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
