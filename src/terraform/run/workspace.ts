import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TerraformBinary } from '../binary/find.js';
import { type Plan, parsePlan } from '../plan/plan.js';
import { type ReattachConfig, reattachFor } from '../provider/reattach.js';
import { parseStoredState } from '../state/stored.js';
import type { State } from '../state/values.js';
import { type Command, runCommand } from './command.js';
import { type Diagnostic, errorsInText } from './diagnostics.js';
import { terraformEnvironment } from './environment.js';
import type { ChangeSummary } from './events.js';
import { forgetInit, isInitialised, recordInit } from './init-record.js';
import type { OutlivingRun } from './outliving.js';
import { openOutput, type RunOutput } from './output.js';
import type { RunControl } from './process.js';

export interface WorkspaceOptions {
  /** The folder with the configuration, such as the one cdktf synthesized. */
  readonly dir: string;
  readonly binary: TerraformBinary;
  /** Providers that run already; without them Terraform starts its own. */
  readonly reattach?: ReattachConfig;
  /** The whole environment that Terraform inherits. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** How many resources Terraform works on at a time. */
  readonly parallelism: number;
  /** Who is told of what Terraform prints. Default: nobody. */
  readonly output?: RunOutput;
  /** Has a plan, an apply and an init end well even if this process is killed. */
  readonly outliving?: OutlivingRun;
  /** Have `init` go by the configuration alone, whatever backend an earlier one has noted. Default: it refuses another one. */
  readonly reconfigure?: boolean;
  /** The text of the state where this process keeps it: then Terraform is not asked for it. */
  readonly kept?: () => string | undefined;
  /** How long to wait for somebody else's lock on the state. Default: not at all. */
  readonly lockTimeoutSeconds?: number;
}

/** Which plan to make. */
export interface PlanOptions extends RunControl {
  /** The file to write the plan to, absolute or relative to the working folder. */
  readonly out: string;
  /** Plan to destroy everything. */
  readonly destroy?: boolean;
  /** Plan only to bring the state up to date with what exists. */
  readonly refreshOnly?: boolean;
  /** Plan these resources, by address, and what they depend on; the others stay as they are. Default: all. */
  readonly targets?: readonly string[];
}

/** How a command went. */
export interface RunResult {
  readonly exitCode: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: ChangeSummary | undefined;
}

export interface PlanResult extends RunResult {
  /** Whether there is something to apply. */
  readonly hasChanges: boolean;
}

/**
 * Terraform in one folder. Every function throws OsmopsError `terraform-failed`, which quotes Terraform's first
 * errors, or `cancelled`. Two commands at a time in one folder are the caller's to avoid.
 */
export interface Workspace {
  /** Runs `terraform init`, unless the last one was made under the same circumstances. */
  init(control?: RunControl): Promise<{ readonly skipped: boolean }>;
  plan(options: PlanOptions): Promise<PlanResult>;
  /** Applies a plan made here, a destroy plan included. The path is absolute or relative to the working folder. */
  apply(planFile: string, control?: RunControl): Promise<RunResult>;
  /** Takes an object into the state, at an address that the configuration does not have: the next plan destroys it. */
  importUnwanted(address: string, id: string, control?: RunControl): Promise<void>;
  /** Takes resource instances out of the state, by their addresses; nothing is done to what they stand for. */
  removeFromState(addresses: readonly [string, ...string[]], control?: RunControl): Promise<void>;
  showPlan(planFile: string, control?: RunControl): Promise<Plan>;
  /** The state as the last run left it. */
  readState(control?: RunControl): Promise<State>;
  /** The text of the state, wherever it is kept; empty if there is none yet. It may hold secrets. */
  pullState(control?: RunControl): Promise<string>;
}

/** Terraform's exit code of `plan -detailed-exitcode` when there is something to apply. */
const planHasChanges = 2;

/** Prepares to run Terraform in a folder. Starts nothing yet. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { binary, reattach, output = {} } = options;
  const dir = resolve(options.dir);
  const env = terraformEnvironment({
    base: options.env ?? process.env,
    reattach: reattach && reattachFor(binary.flavour, reattach),
  });
  const parallelism = `-parallelism=${options.parallelism}`;
  const lockTimeout = `-lock-timeout=${options.lockTimeoutSeconds ?? 0}s`;

  const run = async (
    args: Command['args'],
    control: RunControl,
    accepted: readonly number[] = [0],
  ): Promise<RunResult> => {
    const sink = openOutput(output, args);
    const command = { binary, dir, env, accepted, outliving: options.outliving, ...sink.command };
    const exitCode = await runCommand(command, control);
    return { exitCode, ...sink.results() };
  };

  const read = async (args: Command['args'], control: RunControl): Promise<string> => {
    const pieces: string[] = [];
    await runCommand(
      {
        binary,
        dir,
        env,
        args,
        accepted: [0],
        onStdout: (text) => pieces.push(text),
        onStderr: () => undefined,
        diagnostics: errorsInText,
      },
      control,
    );
    return pieces.join('');
  };

  const pullState: Workspace['pullState'] = async (control = {}) =>
    options.kept === undefined ? read(['state', 'pull'], control) : (options.kept() ?? '');

  return {
    async init(control = {}) {
      const circumstances = { dir, binary, reattach: env['TF_REATTACH_PROVIDERS'] };
      if (await isInitialised(circumstances)) return { skipped: true };
      await forgetInit(dir);
      await run(['init', '-input=false', ...(options.reconfigure ? ['-reconfigure'] : [])], control);
      await recordInit(circumstances);
      return { skipped: false };
    },
    async plan({ out, destroy, refreshOnly, targets, ...control }) {
      const args: Command['args'] = [
        'plan',
        '-input=false',
        '-detailed-exitcode',
        parallelism,
        lockTimeout,
        `-out=${resolve(dir, out)}`,
        ...(destroy ? ['-destroy'] : []),
        ...(refreshOnly ? ['-refresh-only'] : []),
        ...(targets ?? []).map((address) => `-target=${address}`),
      ];
      const result = await run(args, control, [0, planHasChanges]);
      return { ...result, hasChanges: result.exitCode === planHasChanges };
    },
    apply: (planFile, control = {}) =>
      run(['apply', '-input=false', parallelism, lockTimeout, resolve(dir, planFile)], control),
    async importUnwanted(address, id, control = {}) {
      const [type = '', name = ''] = address.split('.');
      // Terraform wants a block to import to, and takes an empty one.
      const file = join(dir, 'unwanted.tf.json');
      await writeFile(file, JSON.stringify({ resource: { [type]: { [name]: {} } } }), { mode: 0o600 });
      try {
        await run(['import', '-input=false', lockTimeout, address, id], control);
      } finally {
        await rm(file, { force: true });
      }
    },
    async removeFromState(addresses, control = {}) {
      await read(['state', 'rm', lockTimeout, ...addresses], control);
    },
    showPlan: async (planFile, control = {}) =>
      parsePlan(await read(['show', '-json', '-no-color', resolve(dir, planFile)], control)),
    readState: async (control = {}) => parseStoredState(await pullState(control)),
    pullState,
  };
}
