import { OsmopsError } from '../../errors/index.js';
import type { Baseline } from './effective.js';
import { type KduMap, paramsOf } from './wanted.js';

/** A parameter that cannot be taken away in place. */
export interface RemovedKey {
  readonly key: string;
  readonly kduName: string;
}

/**
 * The first top-level parameter that was given at creation and is no longer wanted. OSM's life-cycle manager lays the
 * parameters of an upgrade over those of the creation, so such a key would stay.
 */
export function removedKey(wanted: KduMap, baseline: Baseline | undefined): RemovedKey | undefined {
  for (const [kdu, { kduName, creation }] of baseline?.kdus ?? []) {
    const params = paramsOf(wanted, kdu);
    const key = Object.keys(creation).find((candidate) => !Object.hasOwn(params, candidate));
    if (key !== undefined) return { key, kduName };
  }
  return undefined;
}

export function cannotRemove({ key, kduName }: RemovedKey, instanceName: string): OsmopsError {
  return new OsmopsError({
    code: 'immutable-parameter',
    message: `The parameter '${key}' of KDU '${kduName}' was given when NS instance '${instanceName}' was created, and no upgrade can take it away.`,
    remedy:
      'Give it a value (its chart\'s default, for one), or set on_key_removal = "replace" to have the instance deleted and created anew.',
    place: { attribute: ['vnfs'] },
  });
}
