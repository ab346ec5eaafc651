import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { Osm } from '../../osm.js';
import type { Applied, Context, Diagnostic } from '../../plugin/definition/index.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { awaitIdle, awaitOperation, notSeenToEnd, recalled } from './await.js';
import { advance, type Baseline, withUpgrade } from './effective.js';
import { withEffective } from './state.js';
import { storeBaseline } from './stored.js';
import { upgradeOnce } from './upgrade-once.js';
import { type KduMap, type KduSettings, kduKey, nothingFor, sameRelease, wantedKdus } from './wanted.js';

/** How far an instance was brought towards what is wanted. */
interface Progress {
  readonly baseline: Baseline;
  /** An operation of ours that goes on. */
  readonly goesOn?: string;
  /** Why it ended early, if it did. */
  readonly diagnostic?: Diagnostic;
}

/**
 * Gives the KDUs of an existing instance the wanted models and parameters: awaits what is under way in OSM, upgrades the KDUs that still
 * differ, one after another, and awaits each. After a failed upgrade the state says which parameters are in force,
 * so that the next plan shows the difference again. `timeout` is for each operation that is awaited.
 */
export async function upgradeNsInstance(
  wanted: NsInstanceState & { readonly id: string },
  known: Baseline | undefined,
  timeout: string | null,
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const start = await settle(wanted, known, timeout, context);
  const progress = await upgradeKdus(wanted, start, timeout, context);
  const failed = progress.diagnostic?.severity === 'error';
  const vnfs = failed ? withEffective(wanted.vnfs, progress.baseline) : wanted.vnfs;
  return {
    state: { ...wanted, vnfs },
    private: storeBaseline(wanted.id, progress.baseline, vnfs, progress.goesOn),
    diagnostics: progress.diagnostic === undefined ? [] : [progress.diagnostic],
  };
}

/**
 * Awaits what is under way at an instance and accounts for what has ended. Throws if it is not idle when the time is up or
 * Terraform asks to stop.
 */
export async function settle(
  instance: NsInstanceState & { readonly id: string },
  known: Baseline | undefined,
  timeout: string | null,
  context: Context<Osm>,
): Promise<Baseline> {
  const { id } = instance;
  const found = await awaitIdle({ instanceId: id, timeout, baseline: known }, context);
  if (found.kind !== 'idle') throw busy(instance);
  return advance(known && recalled(known, context.client), found.operations);
}

async function upgradeKdus(
  wanted: NsInstanceState & { readonly id: string },
  start: Baseline,
  timeout: string | null,
  context: Context<Osm>,
): Promise<Progress> {
  const awaited = { instanceId: wanted.id, timeout };
  let baseline = start;
  for (const [index, kdu] of outdated(wantedKdus(wanted.vnfs), start).entries()) {
    // The upgrade before may have taken long: somebody else may have begun something meanwhile.
    if (index > 0) baseline = await settle(wanted, baseline, timeout, context);
    const { operationId } = await upgradeOnce(context.client, wanted.id, kdu, baseline).catch((error) => {
      throw isOsmopsError(error) && error.code === 'nbi-not-found' ? vanished(wanted, error) : error;
    });
    const operation = { id: operationId, lcmOperationType: 'action' };
    const outcome = await awaitOperation(awaited, operation, context);
    if (outcome.kind === 'timed-out' || outcome.kind === 'stopped') {
      return {
        baseline,
        goesOn: operationId,
        diagnostic: notSeenToEnd(wanted.name, operationId, outcome.kind),
      };
    }
    if (outcome.kind === 'failed') {
      baseline = advance(baseline, [outcome.operation]);
      return { baseline, diagnostic: upgradeFailed(wanted.name, kdu, operationId, outcome.reason) };
    }
    baseline = withUpgrade(baseline, kdu, operationId);
  }
  return { baseline };
}

/** The KDUs whose chart or parameters in force are not the wanted ones. */
function outdated(wanted: KduMap, { kdus }: Baseline): KduSettings[] {
  const forgotten = [...kdus.values()]
    .filter(({ memberVnfIndex, kduName }) => !wanted.has(kduKey(memberVnfIndex, kduName)))
    .map(({ memberVnfIndex, kduName }) => nothingFor(memberVnfIndex, kduName));
  return [...wanted.values(), ...forgotten].filter((kdu) => {
    const current = kdus.get(kduKey(kdu.memberVnfIndex, kdu.kduName))?.current;
    // No upgrade takes a model away.
    return !sameRelease(kdu.model === null ? { ...kdu, model: current?.model ?? null } : kdu, current);
  });
}

function upgradeFailed(
  name: string,
  { kduName }: KduSettings,
  operationId: string,
  reason: string,
): Diagnostic {
  return {
    severity: 'error',
    summary: `KDU '${kduName}' of NS instance '${name}' could not be upgraded: ${reason}`,
    detail: `Operation ${operationId} failed. The state keeps the parameters that are in force; the next apply tries the upgrade again.`,
    attribute: ['vnfs'],
  };
}

function vanished({ name, id }: NsInstanceState, cause: OsmopsError): OsmopsError {
  return new OsmopsError({
    code: 'nbi-not-found',
    message: `NS instance '${name}' (${id}) vanished from OSM.`,
    remedy: 'Somebody deleted it. Plan again to create it anew.',
    cause,
  });
}

function busy({ name, id }: NsInstanceState): OsmopsError {
  return new OsmopsError({
    code: 'operation-failed',
    message: `NS instance '${name}' (${id}) is still busy with another operation; nothing was changed.`,
    remedy: `See what it does (osm ns-op-list ${name}), and apply again when it has ended.`,
  });
}
