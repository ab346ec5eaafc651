import type { NsInstance, Operation } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { operationsSince, recalled } from './await.js';
import { type Baseline, unaccounted } from './effective.js';

/** What OSM says of an instance. */
export interface Seen {
  /** Its record; `undefined` if the instance is READY and nothing else of it can have changed since the baseline. */
  readonly instance: NsInstance | undefined;
  /** See {@link operationsSince}; all of them without a baseline. */
  readonly operations: readonly Operation[];
}

/** Looks at an instance; `undefined` when it is gone. */
export type Look = (id: string, baseline: Baseline | undefined, osm: Osm) => Promise<Seen | undefined>;

/** Reads the whole record. */
export const lookFully: Look = async (id, baseline, osm) => {
  const [instance, operations] = await Promise.all([
    osm.nbi.nsInstances.get(id),
    operationsSince(baseline, id, osm),
  ]);
  return instance === undefined ? undefined : { instance, operations };
};

/**
 * Looks without reading the record where that is enough. An operation of the instance proves that it is there, for OSM
 * removes the two together; one that is not READY brings its record; and nothing but an operation changes what else a record
 * says. Whatever does not fit is looked at fully: an absence most of all.
 */
export const look: Look = async (id, baseline, osm) => {
  if (baseline === undefined) return lookFully(id, baseline, osm);
  const [instance, { isWitnessed, operations }] = await Promise.all([
    osm.nbi.nsInstances.getUnlessReady(id),
    osm.nbi.operations.news(id, baseline.operations),
  ]);
  if (instance !== undefined) return { instance, operations };
  const isUnderstood = unaccounted(recalled(baseline, osm), operations).every(changesParametersOnly);
  return isWitnessed && isUnderstood ? { instance, operations } : lookFully(id, baseline, osm);
};

function changesParametersOnly({ lcmOperationType: type }: Operation): boolean {
  return type === 'instantiate' || type === 'action';
}
