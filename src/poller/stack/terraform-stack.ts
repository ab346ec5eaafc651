import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { MadePlan } from '../../deploy/index.js';
import { declaredObjects } from '../../repository/objects.js';
import type { Plan, State } from '../../terraform/index.js';
import type { Tree } from '../git/tree/tree.js';
import { jsonFile } from '../store/json-file.js';
import { createBegunView, foundIn } from './begun.js';
import { connectionDigest } from './connection-digest.js';
import { contentDigest } from './content-digest.js';
import { wantedDrift, withOperations } from './drift-reading.js';
import type { RepositoryFolders } from './folders.js';
import type { HeldState, StateHolder } from './held-state.js';
import { instancesOf, readyIdsOf, replacedInstances } from './instances.js';
import { keptChanges, keptView } from './kept-changes.js';
import { type KnownOperations, knownOperationsSchema, newestStart } from './known-operations.js';
import type { OsmReader } from './osm.js';
import type { Prepared, Preparer } from './prepare.js';
import { configuredAddresses, targetsWithoutPruning } from './pruning.js';
import { terraformWarning } from './revision-warnings.js';
import type { InstanceState, Stack } from './stack.js';

export interface TerraformStackOptions {
  readonly folders: RepositoryFolders;
  /** Whether what left the files is destroyed. */
  readonly prune: boolean;
  readonly preparer: Preparer;
  readonly state: StateHolder;
  readonly osm: OsmReader;
  readonly providerMain: string;
}

/** A prepared tree, and the state that it is planned against and applied to. */
interface OnState extends Prepared {
  readonly held: HeldState;
}

/** How long somebody else who works on the state is waited for, in milliseconds. Then it is tried again later. */
const lockTimeoutMs = 60_000;

/** The {@link Stack} that runs Terraform. */
export function createTerraformStack(options: TerraformStackOptions): Stack {
  const { folders, prune, preparer, state, osm, providerMain } = options;
  const known = jsonFile(folders.operations, knownOperationsSchema);
  const driftFile = join(folders.work, 'drift.tfplan');
  const begun = createBegunView(folders.state);
  /** What was prepared last, with the state that is held since. */
  let last: OnState | undefined;

  async function prepare(tree: Tree, signal: AbortSignal): Promise<OnState> {
    const held = await state.hold(lockTimeoutMs, signal);
    last = { ...(await preparer.prepare(tree, held, signal)), held };
    await begun.load(Date.now());
    return last;
  }

  async function planWhole({ run }: Prepared, signal: AbortSignal): Promise<MadePlan> {
    const out = folders.planFile;
    const whole = await run.plan({ out, signal });
    if (prune) return whole;
    const targets = targetsWithoutPruning(whole.plan, await configuredAddresses(run.stackFolder));
    return targets === undefined ? whole : run.plan({ out, signal, targets });
  }

  /** So that an operation by hand can be told from ours. OSM that does not answer is no reason to fail. */
  async function noteOperations(
    instances: readonly InstanceState[],
    connectionFile: string,
    signal: AbortSignal,
  ): Promise<void> {
    const ids = instances.map(({ id }) => id);
    const operations = ids.length === 0 ? undefined : await osm.operations(connectionFile, ids, signal);
    if (operations === undefined) return;
    const noted = ids.flatMap((id) => {
      const start = newestStart(operations.get(id) ?? []);
      return start === undefined ? [] : [[id, start] as const];
    });
    await known.write({ ...(await readKnown()), ...Object.fromEntries(noted) });
  }

  /** A file that is damaged explains drift no more, and hinders nothing. */
  const readKnown = async (): Promise<KnownOperations> => (await known.read().catch(() => undefined)) ?? {};

  async function applyFile({ run, held }: OnState, file: string, signal: AbortSignal): Promise<State> {
    try {
      return await run.apply({ file }, { signal });
    } finally {
      // What cannot be gone on from outweighs what the run itself has to say.
      await held.settle();
      await begun.load(Date.now());
    }
  }

  const digestOf = ({ deployment: { packages }, connection }: Prepared) =>
    contentDigest({ packages, connection, providerMain });

  const driftOf = async (plan: Plan, { run }: Prepared) =>
    wantedDrift(plan, await configuredAddresses(run.stackFolder), prune);

  return {
    get unresolved() {
      return begun.unresolved;
    },
    get lookAgainAt() {
      return begun.lookAgainAt;
    },
    forgetBegun: (addresses) => begun.forget(addresses),
    async open(signal) {
      await state.hold(Number.POSITIVE_INFINITY, signal);
      await state.rest();
      await begun.load();
    },
    async plan(tree, signal) {
      const prepared = await prepare(tree, signal);
      const made = await planWhole(prepared, signal);
      const { hasChanges, plan, summary, warnings } = made;
      const hasDrift = (await driftOf(plan, prepared)).length > 0;
      return {
        summary: { ...summary, changes: keptChanges(summary.changes) },
        hasChanges: hasChanges && !summary.isEmpty,
        hasDrift,
        isProgress: plan.resource_drift.length > 0 && !hasDrift,
        instances: instancesOf(plan.prior_state?.values ?? []),
        readyIds: readyIdsOf(plan),
        replaced: replacedInstances(plan, summary),
        // Packages that others have are declared, though the configuration leaves them out.
        isEmptied: declaredObjects(prepared.deployment).length === 0,
        unknownOperations: made.unknownOperations,
        othersPackages: made.othersPackages,
        stillDeclared: made.stillDeclared,
        formerAddress: made.formerAddress,
        begun: foundIn(prepared.run.begun()),
        view: keptView(made.view),
        warnings: [...prepared.warnings, ...warnings.map(terraformWarning)],
        mark: await prepared.held.mark(prepared.run.open(), signal),
        contentDigest: await digestOf(prepared),
      };
    },
    async fits(tree, { mark, contentDigest: digest }, signal) {
      const prepared = await prepare(tree, signal);
      const now = await prepared.held.mark(prepared.run.open(), signal);
      return (
        now?.serial === mark?.serial &&
        now?.lineage === mark?.lineage &&
        digest === (await digestOf(prepared))
      );
    },
    async apply({ changes }, signal) {
      if (last === undefined) throw new TypeError('nothing was planned');
      const { deployment, connection } = last;
      // Terraform has the provider read the file anew, and would do to another OSM what was planned for the one before.
      const { connectionFile } = deployment;
      if ((await connectionDigest(connectionFile)) !== connection) throw connectionChanged(connectionFile);
      const { values } = await applyFile(last, folders.planFile, signal);
      const instances = instancesOf(values);
      const changed = instances.filter(({ address }) => changes.some((change) => change.address === address));
      await noteOperations(changed, connectionFile, signal);
      return instances;
    },
    drop: () => rm(folders.planFile, { force: true }),
    async drift(tree, keepsProgress, signal) {
      const prepared = await prepare(tree, signal);
      const { run, deployment } = prepared;
      const { plan } = await run.plan({ out: driftFile, refreshOnly: true, signal });
      const found = await driftOf(plan, prepared);
      const isProgress = plan.resource_drift.length > 0 && found.length === 0;
      if (isProgress && keepsProgress) await applyFile(prepared, driftFile, signal);
      await rm(driftFile, { force: true });
      const ids = found.map(({ id }) => id).filter((id) => id !== '');
      const operations =
        ids.length === 0 ? undefined : await osm.operations(deployment.connectionFile, ids, signal);
      return {
        drift: keptChanges(withOperations(found, operations, await readKnown())),
        instances: instancesOf(plan.prior_state?.values ?? []),
        readyIds: readyIdsOf(plan),
      };
    },
    look: async (tree, instances, signal) =>
      osm.look(await preparer.connectionFile(tree, signal), instances, signal),
    async rest() {
      last = undefined;
      await state.rest();
    },
    async close() {
      await osm.close();
      await preparer.close();
      await state.close();
    },
  };
}

function connectionChanged(file: string): OsmopsError {
  return new OsmopsError({
    code: 'plan-stale',
    message: 'The connection file has changed since the plan was made',
    remedy: 'It is planned again by itself.',
    place: { file },
  });
}
