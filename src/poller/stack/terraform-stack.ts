import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { MadePlan, Run } from '../../deploy/index.js';
import type { Plan, State } from '../../terraform/index.js';
import { type HeldLock, lockFile } from '../lock/lock-file.js';
import { jsonFile } from '../store/json-file.js';
import { createBegunView, foundIn } from './begun.js';
import { connectionDigest } from './connection-digest.js';
import { contentDigest } from './content-digest.js';
import { wantedDrift, withOperations } from './drift-reading.js';
import type { RepositoryFolders } from './folders.js';
import { instancesOf, readyIdsOf, replacedInstances } from './instances.js';
import { keptChanges } from './kept-changes.js';
import { type KnownOperations, knownOperationsSchema, newestStart } from './known-operations.js';
import type { OsmReader } from './osm.js';
import type { Prepared, Preparer } from './prepare.js';
import { configuredAddresses, targetsWithoutPruning } from './pruning.js';
import type { InstanceState, Stack } from './stack.js';
import type { StateKeeper } from './state-keeper.js';

export interface TerraformStackOptions {
  readonly folders: RepositoryFolders;
  /** Whether what left the files is destroyed. */
  readonly prune: boolean;
  readonly preparer: Preparer;
  readonly states: StateKeeper;
  readonly osm: OsmReader;
  readonly providerMain: string;
}

/** The {@link Stack} that runs Terraform. */
export function createTerraformStack(options: TerraformStackOptions): Stack {
  const { folders, prune, preparer, states, osm, providerMain } = options;
  const known = jsonFile(folders.operations, knownOperationsSchema);
  const driftFile = join(folders.work, 'drift.tfplan');
  const begun = createBegunView(dirname(folders.stateFile));
  let lock: HeldLock | undefined;
  let last: Prepared | undefined;

  const prepare: Preparer['prepare'] = async (tree, outliving, signal) => {
    last = await preparer.prepare(tree, outliving, signal);
    await begun.load(Date.now());
    return last;
  };

  const heldLock = (): HeldLock => {
    if (lock === undefined) throw new TypeError('the stack is not open');
    return lock;
  };

  async function planWhole({ run }: Prepared, signal: AbortSignal): Promise<MadePlan> {
    const out = folders.planFile;
    const whole = await run.plan({ out, signal });
    if (prune) return whole;
    const targets = targetsWithoutPruning(whole.plan, await configuredAddresses(run.stackFolder));
    return targets === undefined ? whole : run.plan({ out, signal, targets });
  }

  /** So that an operation by hand can be told from ours. OSM that does not answer is no reason to fail. */
  async function noteOperations(instances: readonly InstanceState[], connectionFile: string): Promise<void> {
    const ids = instances.map(({ id }) => id);
    const operations = ids.length === 0 ? undefined : await osm.operations(connectionFile, ids);
    if (operations === undefined) return;
    const noted = ids.flatMap((id) => {
      const start = newestStart(operations.get(id) ?? []);
      return start === undefined ? [] : [[id, start] as const];
    });
    await known.write({ ...(await readKnown()), ...Object.fromEntries(noted) });
  }

  /** A file that is damaged explains drift no more, and hinders nothing. */
  const readKnown = async (): Promise<KnownOperations> => (await known.read().catch(() => undefined)) ?? {};

  /** Applies a plan file with the state looked at before and after. */
  async function applyFile(run: Run, file: string, signal: AbortSignal): Promise<State> {
    await states.backUp();
    try {
      return await run.apply({ file }, { signal });
    } finally {
      // What cannot be gone on from outweighs what the run itself has to say.
      await states.check();
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
      lock ??= await lockFile(folders.runLock, signal);
      if (lock === undefined) throw cancelled();
      await states.check();
      await begun.load();
    },
    async check() {
      await states.check();
      await begun.load();
    },
    async plan(tree, signal) {
      await states.check();
      const prepared = await prepare(tree, heldLock().fd, signal);
      const { hasChanges, plan, summary, unknownOperations, formerAddress } = await planWhole(
        prepared,
        signal,
      );
      const hasDrift = (await driftOf(plan, prepared)).length > 0;
      return {
        summary: { ...summary, changes: keptChanges(summary.changes) },
        hasChanges: hasChanges && !summary.isEmpty,
        hasDrift,
        isProgress: plan.resource_drift.length > 0 && !hasDrift,
        instances: instancesOf(plan.prior_state?.values ?? []),
        readyIds: readyIdsOf(plan),
        replaced: replacedInstances(plan, summary),
        isEmptied: (await configuredAddresses(prepared.run.stackFolder)).length === 0,
        unknownOperations,
        formerAddress,
        begun: foundIn(prepared.run.begun()),
        mark: await states.mark(prepared.run.open(), signal),
        contentDigest: await digestOf(prepared),
      };
    },
    async fits(tree, { mark, contentDigest: digest }, signal) {
      await states.check();
      const prepared = await prepare(tree, heldLock().fd, signal);
      const now = await states.mark(prepared.run.open(), signal);
      return (
        now?.serial === mark?.serial &&
        now?.lineage === mark?.lineage &&
        digest === (await digestOf(prepared))
      );
    },
    async apply({ changes }, signal) {
      if (last === undefined) throw new TypeError('nothing was planned');
      const { run, deployment, connection } = last;
      // Terraform has the provider read the file anew, and would do to another OSM what was planned for the one before.
      const { connectionFile } = deployment;
      if ((await connectionDigest(connectionFile)) !== connection) throw connectionChanged(connectionFile);
      const { values } = await applyFile(run, folders.planFile, signal);
      const instances = instancesOf(values);
      const changed = instances.filter(({ address }) => changes.some((change) => change.address === address));
      await noteOperations(changed, connectionFile);
      return instances;
    },
    drop: () => rm(folders.planFile, { force: true }),
    async drift(tree, keepsProgress, signal) {
      await states.check();
      const prepared = await prepare(tree, heldLock().fd, signal);
      const { run, deployment } = prepared;
      const { plan } = await run.plan({ out: driftFile, refreshOnly: true, signal });
      const found = await driftOf(plan, prepared);
      const isProgress = plan.resource_drift.length > 0 && found.length === 0;
      if (isProgress && keepsProgress) await applyFile(run, driftFile, signal);
      await rm(driftFile, { force: true });
      const ids = found.map(({ id }) => id).filter((id) => id !== '');
      const operations = ids.length === 0 ? undefined : await osm.operations(deployment.connectionFile, ids);
      return {
        drift: keptChanges(withOperations(found, operations, await readKnown())),
        instances: instancesOf(plan.prior_state?.values ?? []),
        readyIds: readyIdsOf(plan),
      };
    },
    look: async (tree, instances) => osm.look(await preparer.connectionFile(tree), instances),
    async close() {
      await osm.close();
      await preparer.close();
      await lock?.release();
      lock = undefined;
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

function cancelled(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'The poller was stopped before the repository was its own',
    remedy: 'Start it again when you want it.',
  });
}
