import { z } from 'zod';
import type { Json, JsonObject } from '../../json/index.js';
import { decodeParams, modelKey, type Operation } from '../../nbi/index.js';
import { type KduMap, type KduRelease, type KduSettings, kduKey, sameRelease } from './wanted.js';

/** The chart and the parameters of one KDU as its Helm release went through them. */
interface KduHistory {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  /** As given at creation: an upgrade overlays them but takes none away. */
  readonly creation: KduRelease;
  /** In force now. */
  readonly current: KduRelease;
  /** In force before; a rollback swaps the two, as `helm rollback` goes to the revision before the last. */
  readonly previous: KduRelease;
}

/**
 * What is known of the charts and parameters of an instance's KDUs up to a moment of OSM's own clock. It is kept in private state, so that
 * a refresh asks only for the operations since then, however long the instance's history is.
 */
export interface Baseline {
  /** `startTime` of the last operation that is accounted for, in epoch seconds of OSM's clock. */
  readonly since: number;
  readonly kdus: ReadonlyMap<string, KduHistory>;
}

/** The baseline of an instance whose creation was just asked for. */
export function baselineAtCreation(kdus: KduMap, since: number): Baseline {
  return { since, kdus: new Map([...kdus].map(([key, kdu]) => [key, historyAtCreation(kdu)])) };
}

function historyAtCreation({ memberVnfIndex, kduName, model, params }: NamedRelease): KduHistory {
  const release = { model, params };
  return { memberVnfIndex, kduName, creation: release, current: release, previous: release };
}

type NamedRelease = KduRelease & Pick<KduSettings, 'memberVnfIndex' | 'kduName'>;

/** Operation states that an operation never leaves. */
const endStates: ReadonlySet<string> = new Set([
  'COMPLETED',
  'PARTIALLY_COMPLETED',
  'FAILED',
  'FAILED_TEMP',
  'ROLLED_BACK',
]);

/** Tells whether an operation is still going on. */
export function isRunning(operation: Operation): boolean {
  return !endStates.has(operation.operationState);
}

/**
 * Accounts for the operations since a baseline, oldest first. It stops before the first one that still runs: what
 * that one will have done is not known yet.
 */
export function advance(baseline: Baseline | undefined, operations: readonly Operation[]): Baseline {
  const kdus = new Map(baseline?.kdus);
  let since = baseline?.since ?? 0;
  for (const operation of operations) {
    if (isRunning(operation)) break;
    since = Math.max(since, operation.startTime);
    if (operation.lcmOperationType === 'instantiate') {
      for (const kdu of creationReleases(operation)) {
        kdus.set(kduKey(kdu.memberVnfIndex, kdu.kduName), historyAtCreation(kdu));
      }
    } else if (operation.operationState === 'COMPLETED') {
      account(kdus, operation);
    }
  }
  return { since, kdus };
}

function account(kdus: Map<string, KduHistory>, { operationParams }: Operation): void {
  const action = actionParams.safeParse(operationParams);
  if (!action.success) return;
  const { member_vnf_index, kdu_name, primitive, primitive_params } = action.data;
  const key = kduKey(member_vnf_index, kdu_name);
  const history =
    kdus.get(key) ??
    historyAtCreation({ memberVnfIndex: member_vnf_index, kduName: kdu_name, model: null, params: {} });
  if (primitive === 'upgrade') {
    const { model, params } = releaseOf(primitive_params);
    const current = {
      model: model ?? history.current.model,
      params: { ...history.creation.params, ...params },
    };
    kdus.set(key, { ...history, current, previous: history.current });
  } else if (primitive === 'rollback') {
    kdus.set(key, { ...history, current: history.previous, previous: history.current });
  }
}

/** What an upgrade asks for: its model is one of its parameters, and one that is left out stays. */
function releaseOf({ [modelKey]: model, ...params }: JsonObject): KduRelease {
  return { model: typeof model === 'string' && model !== '' ? model : null, params };
}

/** Tells whether an operation is the upgrade of a KDU to the wanted model and parameters. */
export function isUpgradeTo({ operationParams }: Operation, kdu: KduSettings): boolean {
  const { data } = actionParams.safeParse(operationParams);
  return (
    data?.primitive === 'upgrade' &&
    data.member_vnf_index === kdu.memberVnfIndex &&
    data.kdu_name === kdu.kduName &&
    sameRelease(releaseOf(data.primitive_params), kdu)
  );
}

/** Parameters as OSM stores them: a map, in newer releases a JSON text. */
const params = z
  .custom<Json>()
  .optional()
  .transform((stored) => decodeParams(stored));

const actionParams = z.object({
  member_vnf_index: z.string(),
  kdu_name: z.string(),
  primitive: z.string(),
  primitive_params: params,
});

const instantiateParams = z.object({
  additionalParamsForVnf: z
    .array(
      z.object({
        'member-vnf-index': z.string(),
        additionalParamsForKdu: z
          .array(
            z.object({ kdu_name: z.string(), kdu_model: z.string().nullish(), additionalParams: params }),
          )
          .default([]),
      }),
    )
    .default([]),
});

function creationReleases({ operationParams }: Operation): NamedRelease[] {
  const given = instantiateParams.safeParse(operationParams);
  if (!given.success) return [];
  return given.data.additionalParamsForVnf.flatMap((vnf) =>
    vnf.additionalParamsForKdu.map((kdu) => ({
      memberVnfIndex: vnf['member-vnf-index'],
      kduName: kdu.kdu_name,
      model: kdu.kdu_model || null,
      params: kdu.additionalParams,
    })),
  );
}
