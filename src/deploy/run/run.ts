import { dirname } from 'node:path';
import { addressOf } from '../../constructs/address.js';
import type { BackendSettings } from '../../constructs/index.js';
import type { Deployment } from '../../repository/index.js';
import {
  type Diagnostic,
  findTerraform,
  type Plan,
  type PlanOptions,
  type PlanSummary,
  type RunControl,
  type RunningProvider,
  type RunOutput,
  refuseForeignProviders,
  type State,
  type StateKeeper,
  summarisePlan,
  type TerraformEvent,
  type Workspace,
} from '../../terraform/index.js';
import { noteAsked, pruneAsked, readAsked } from '../begun/asked.js';
import { openBegunRecord } from '../begun/index.js';
import { learnFromOutput } from '../begun/told.js';
import {
  type AdoptionSettings,
  markImported,
  type OthersPackage,
  openOwner,
  othersPackages,
  ownerLabelsOf,
  refuseOthersPackages,
  refuseReplacedAdoptions,
} from '../claims/index.js';
import { type StillDeclared, type UnknownOperation, unknownOperations } from '../guards/index.js';
import { checkIdentity, rememberIdentity } from '../identity.js';
import { type AskOsm, askOsm } from '../osm.js';
import { makePlanView } from '../view/make-plan-view.js';
import type { PlanView } from '../view/plan-view.js';
import { applyRecorded, type BegunReport, settleForRun, unresolvedIn } from './begun.js';
import { located } from './located.js';
import { planWithClaims } from './plan-with-claims.js';
import { openStack, type StackOptions } from './stack.js';

/**
 * What a run is for. A destruction gives Terraform the provider block alone: no resource, and no import, which older engines
 * would bring into the state and destroy with the rest.
 */
export type RunKind = 'apply' | 'destroy';

/** Terraform's word for a backend that the keeper is; all else is said in the environment. */
const keptBackend: BackendSettings = { type: 'http', config: {} };

export interface RunOptions extends Pick<StackOptions, 'env' | 'outliving' | 'lockTimeoutSeconds'> {
  /** What is wanted. */
  readonly deployment: Deployment;
  readonly kind: RunKind;
  /** The provider, which may be starting still. */
  readonly provider: Promise<RunningProvider>;
  /** Where Terraform runs: a folder that osmops alone writes into. It is made if it is missing. */
  readonly folder: string;
  /** Keeps the state, unless `backend` does. */
  readonly keeper?: StateKeeper | undefined;
  /** A backend of Terraform's own. */
  readonly backend?: BackendSettings | undefined;
  /** Where the state is that the keeper keeps; what else belongs to the state is beside it. */
  readonly stateFile: string;
  readonly control: RunControl;
  /** What becomes of what OSM has under wanted names. */
  readonly adoption: AdoptionSettings;
  /** Whose the deployment is, as people call it: everybody who may read its packages in OSM sees it. */
  readonly owner: string;
  /** The commit that is wanted, if it is known. */
  readonly revision?: string | undefined;
  /** Asks OSM beside Terraform. Default: with a login of its own. */
  readonly ask?: AskOsm;
  /** Nothing is written but the plan: what was begun and is not wanted any more is left to the next run. */
  readonly readOnly?: boolean;
}

/** A plan that is written and understood. */
export interface MadePlan {
  /** The file of Terraform's plan. */
  readonly file: string;
  /** Whether Terraform has something to apply, be it a note in the state alone. */
  readonly hasChanges: boolean;
  readonly plan: Plan;
  readonly summary: PlanSummary;
  /** Addresses that the state has with an object that is gone: Terraform was not shown them. */
  readonly outdated: readonly string[];
  /** Instances that it destroys or replaces, and that somebody works with whom we do not know. */
  readonly unknownOperations: readonly UnknownOperation[];
  /** Packages that it changes or ends, and that bear another owner's mark. */
  readonly othersPackages: readonly OthersPackage[];
  /** What it destroys though a file declares it, which is not read any more. */
  readonly stillDeclared: readonly StillDeclared[];
  /** Where the OSM of the state was when it was applied last, if that was another address than now. */
  readonly formerAddress?: string | undefined;
  /** Terraform's warnings. */
  readonly warnings: readonly Diagnostic[];
  /** What is shown of it, wherever that is. */
  readonly view: PlanView;
}

export interface RunPlanOptions extends Omit<PlanOptions, 'destroy'> {
  /** Who is told of what Terraform prints. Default: nobody. */
  readonly output?: RunOutput;
}

export interface RunApplyOptions extends RunControl {
  readonly output?: RunOutput;
}

/** Terraform on what one deployment wants, initialised. Its functions throw what those of {@link Workspace} do. */
export interface Run {
  /** Holds the configuration. */
  readonly stackFolder: string;
  /** What was begun by an earlier run, as far as it is to be told. */
  begun(): BegunReport;
  /** Terraform with its output told as wanted. */
  open(output?: RunOutput): Workspace;
  plan(options: RunPlanOptions): Promise<MadePlan>;
  /** Applies a plan of this run, or one of an earlier run that fits still. Gives the state after it. */
  apply(
    made: Pick<MadePlan, 'file'> & Partial<Pick<MadePlan, 'plan'>>,
    options?: RunApplyOptions,
  ): Promise<State>;
  /** Lets go of the provider, which lives on. No function may be called any more. */
  close(): void;
}

/**
 * Opens one run, of the command and of the poller alike. What belongs to a run stands here, in this order:
 *
 * 1. what an earlier run had begun is settled;
 * 2. the configuration is written and Terraform initialised;
 * 3. `plan`; where the provider finds that OSM has something of a wanted name, osmops looks for it and plans again with imports;
 * 4. its guards are those of `src/deploy/guards`, which whoever asks for approval calls with the plan;
 * 5. `apply`: what it is about to ask OSM for is recorded before, and the record is cleared after.
 */
export async function openRun(options: RunOptions): Promise<Run> {
  const { deployment, kind, control, keeper, outliving, lockTimeoutSeconds, revision } = options;
  // It may fail before it is waited for, below: it is told then.
  options.provider.catch(() => undefined);
  // A state that a backend of Terraform's own has nobody but the operator has chosen.
  const stored = keeper?.read();
  if (stored !== undefined) refuseForeignProviders(stored, options.stateFile);
  const self = await openOwner(dirname(options.stateFile));
  const record = await openBegunRecord(dirname(options.stateFile));
  if (outliving !== undefined) await learnFromOutput(outliving.outputFile, record);
  const ask = options.ask ?? askOsm(deployment.connectionFile, control.signal);
  const place = { folder: dirname(options.stateFile), connectionFile: deployment.connectionFile };
  const formerAddress = stored === undefined ? undefined : await checkIdentity({ ...place, stored, ask });
  const [provider, binary, { stackFolder, cliConfigFile }] = await Promise.all([
    options.provider,
    findTerraform(options.env, { signal: control.signal }),
    writeConfiguration(options),
  ]);
  const labels = ownerLabelsOf(self, options.owner);
  const access = await provider.openRoot(deployment.root, labels);
  const openOne = openStack(deployment, {
    ...{ binary, stackFolder, stored },
    reattach: access.reattach,
    // What the folder notes of a backend says nothing where osmops says itself where the state is.
    reconfigure: options.backend === undefined,
    ...(keeper && { kept: () => keeper.read() }),
    env: { TF_CLI_CONFIG_FILE: cliConfigFile, ...options.env, ...keeper?.environment },
    ...(outliving && { outliving }),
    ...(lockTimeoutSeconds !== undefined && { lockTimeoutSeconds }),
  });
  await openOne().init(control);
  const settled = await settleForRun({
    ...{ record, deployment, kind, control, readOnly: options.readOnly ?? false },
    workspace: openOne(),
    ask,
  });
  const [outdated, ...others] = settled.outdated;
  // Terraform imports nothing to an address that the state has.
  if (keeper !== undefined) keeper.hide(settled.outdated);
  else if (outdated !== undefined) await openOne().removeFromState([outdated, ...others], control);
  const run: Run = {
    stackFolder,
    begun: () => ({
      recovered: settled.recovered,
      undeclared: settled.undeclared,
      unresolved: unresolvedIn(record),
    }),
    open: openOne,
    close: access.close,
    async plan({ output = {}, ...planOptions }) {
      const { hasChanges, diagnostics, claims, outdated } = await planWithClaims({
        ...{
          deployment,
          stackFolder,
          ask,
          output,
          recovered: settled.claims,
          self: { ...self, name: options.owner },
        },
        ...options.adoption,
        rewrite: (part) => writeConfiguration({ ...options, deployment: part }),
        hide: keeper && ((addresses) => keeper.hide([...settled.outdated, ...addresses])),
        plan: (to) => openOne(to).plan({ ...planOptions, destroy: kind === 'destroy' }),
        readState: () => openOne().readState(planOptions),
      });
      const { out: file } = planOptions;
      const plan = await openOne().showPlan(file, planOptions);
      const summary = summarisePlan(plan, new Map(claims.map(({ address, why }) => [address, why])));
      refuseReplacedAdoptions(summary, claims);
      const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
      const planned = kind === 'apply' ? (keeper?.read() ?? '') : '';
      const asked = await readAsked(place.folder);
      const unknown = await unknownOperations(summary.changes, planned, ask, asked);
      const others = await othersPackages(summary.changes, plan.prior_state?.values ?? [], self, ask);
      if (kind === 'destroy') refuseOthersPackages(others);
      return {
        ...{ file, hasChanges, plan, summary, outdated, warnings },
        view: makePlanView(plan, summary, deployment),
        unknownOperations: unknown,
        othersPackages: others,
        stillDeclared: kind === 'destroy' ? [] : stillDeclaredIn(summary, deployment),
        formerAddress,
      };
    },
    async apply({ file, plan }, { output = {}, ...applyControl } = {}) {
      const apply = ({ onEvent: learn }: Pick<RunOutput, 'onEvent'>) => {
        const onEvent = (event: TerraformEvent) => {
          learn?.(event);
          output.onEvent?.(event);
        };
        return openOne({ ...output, onEvent }).apply(file, applyControl);
      };
      const applied = plan ?? (await openOne().showPlan(file, applyControl));
      await noteAsked(place.folder, applied, keeper?.read() ?? '{}');
      // The state is read whatever may have stopped the apply: it only tells how things are.
      const state = await applyRecorded(record, applied, revision, apply, () => openOne().readState());
      await pruneAsked(place.folder, keeper?.read() ?? '');
      await rememberIdentity(place.folder, keeper?.read() ?? '', place.connectionFile);
      await markImported(summarisePlan(applied).changes, state, labels, ask);
      return state;
    },
  };
  return {
    ...run,
    plan: (planOptions) => located(deployment, () => run.plan(planOptions)),
    apply: (made, applyOptions) => located(deployment, () => run.apply(made, applyOptions)),
  };
}

/** Of what a plan destroys, what a file declares still: it has another name or place than the files that are read. */
function stillDeclaredIn(
  { changes }: PlanSummary,
  { passedOver = [] }: Deployment,
): readonly StillDeclared[] {
  const files = new Map(passedOver.map((object) => [addressOf(object), object.file]));
  return changes.flatMap(({ address, action, deposed }) => {
    const file = action === 'delete' && !deposed ? files.get(address) : undefined;
    return file === undefined ? [] : [{ address, file }];
  });
}

/** CDKTF is loaded only here, while the provider starts: it takes as long. */
async function writeConfiguration({ deployment, kind, folder, backend = keptBackend }: RunOptions) {
  const { writeRunFolder } = await import('./run-folder.js');
  return writeRunFolder(deployment, {
    folder,
    backend,
    providerOnly: kind === 'destroy',
  });
}
