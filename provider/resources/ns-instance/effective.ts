import { z } from 'zod';
import type { Json, JsonObject } from '../../json/index.js';
import {
  decodeParams,
  isRunning,
  type KnownOperation,
  latestStart,
  modelKey,
  mostKnown,
  type Operation,
} from '../../nbi/index.js';
import { type KduMap, type KduRelease, type KduSettings, kduKey, nothingFor, sameRelease } from './wanted.js';

/** The chart and the parameters of one KDU as its Helm release went through them. */
export interface KduHistory {
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
 * What is known of the charts and parameters of an instance's KDUs up to some operation. It is kept in private state, so that
 * a refresh asks only for the operations after that one, however long the instance's history is.
 */
export interface Baseline {
  /** The latest operations that are accounted for, oldest first; a few are enough to ask for what came after them. */
  readonly operations: readonly KnownOperation[];
  readonly kdus: ReadonlyMap<string, KduHistory>;
}

/** The baseline of an instance whose creation was just asked for. */
export function baselineAtCreation(kdus: KduMap): Baseline {
  return {
    operations: [],
    kdus: new Map([...kdus].map(([key, kdu]) => [key, historyAtCreation(kdu)])),
  };
}

/** A baseline that accounts for one more operation, of which no record was seen. */
export function withOperation({ operations, kdus }: Baseline, id: string): Baseline {
  return { operations: latest([...operations, { id, startTime: undefined }]), kdus };
}

/** A baseline after an upgrade of ours, of which no record was seen. */
export function withUpgrade(baseline: Baseline, kdu: KduSettings, operationId: string): Baseline {
  const { operations, kdus } = withOperation(baseline, operationId);
  return { operations, kdus: new Map(kdus).set(...upgraded(kdus, kdu, kdu)) };
}

function latest(operations: readonly KnownOperation[]): readonly KnownOperation[] {
  return operations.slice(-mostKnown);
}

/** Known operations, with the start of those that are found among others. */
function learn(known: readonly KnownOperation[], found: readonly Operation[]): readonly KnownOperation[] {
  const starts = new Map(found.map(({ id, startTime }) => [id, startTime]));
  return known.map(({ id, startTime }) => ({ id, startTime: startTime ?? starts.get(id) }));
}

/** Those of an instance's operations, oldest first, that are not accounted for: they began after all that are. */
export function unaccounted(
  baseline: Baseline | undefined,
  operations: readonly Operation[],
): readonly Operation[] {
  const known = baseline?.operations ?? [];
  const since = latestStart(learn(known, operations)) ?? Number.NEGATIVE_INFINITY;
  const ids = new Set(known.map(({ id }) => id));
  return operations.filter(({ id, startTime }) => startTime > since && !ids.has(id));
}

function historyAtCreation({ memberVnfIndex, kduName, model, params }: NamedRelease): KduHistory {
  const release = { model, params };
  return { memberVnfIndex, kduName, creation: release, current: release, previous: release };
}

type NamedRelease = KduRelease & KduName;

/**
 * Accounts for the operations of an instance, oldest first, that a baseline does not account for. It stops before the first one
 * that still runs: what that one will have done is not known yet.
 */
export function advance(baseline: Baseline | undefined, found: readonly Operation[]): Baseline {
  const kdus = new Map(baseline?.kdus);
  const known = [...learn(baseline?.operations ?? [], found)];
  for (const operation of unaccounted(baseline, found)) {
    if (isRunning(operation)) break;
    known.push({ id: operation.id, startTime: operation.startTime });
    if (operation.lcmOperationType === 'instantiate') {
      for (const kdu of creationReleases(operation)) {
        kdus.set(kduKey(kdu.memberVnfIndex, kdu.kduName), historyAtCreation(kdu));
      }
    } else if (operation.operationState === 'COMPLETED') {
      account(kdus, operation);
    }
  }
  return { operations: latest(known), kdus };
}

function account(kdus: Map<string, KduHistory>, { operationParams }: Operation): void {
  const action = actionParams.safeParse(operationParams);
  if (!action.success) return;
  const { member_vnf_index, kdu_name, primitive, primitive_params } = action.data;
  const kdu = { memberVnfIndex: member_vnf_index, kduName: kdu_name };
  if (primitive === 'upgrade') {
    kdus.set(...upgraded(kdus, kdu, releaseOf(primitive_params)));
  } else if (primitive === 'rollback') {
    const [key, history] = historyOf(kdus, kdu);
    kdus.set(key, { ...history, current: history.previous, previous: history.current });
  }
}

type KduName = Pick<KduSettings, 'memberVnfIndex' | 'kduName'>;

function historyOf(kdus: Baseline['kdus'], { memberVnfIndex, kduName }: KduName): [string, KduHistory] {
  const key = kduKey(memberVnfIndex, kduName);
  return [key, kdus.get(key) ?? historyAtCreation(nothingFor(memberVnfIndex, kduName))];
}

/** The history of a KDU after an upgrade; a model that it does not name stays. */
function upgraded(kdus: Baseline['kdus'], kdu: KduName, { model, params }: KduRelease): [string, KduHistory] {
  const [key, history] = historyOf(kdus, kdu);
  const current = {
    model: model ?? history.current.model,
    params: { ...history.creation.params, ...params },
  };
  return [key, { ...history, current, previous: history.current }];
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
