import { OsmopsError } from '../../errors/index.js';
import type { Ways } from '../ways.js';
import type { Baseline } from './effective.js';
import type { KduMap } from './wanted.js';

/** What cannot be taken away from a KDU in place: a parameter, or its model. */
export interface Removal {
  readonly kduName: string;
  /** The parameter's name; `undefined` for the model. */
  readonly key: string | undefined;
}

/**
 * The first thing that is no longer wanted and that no upgrade takes away: a top-level parameter that was given at
 * creation, since OSM's life-cycle manager lays the parameters of an upgrade over those of the creation; or a model,
 * since an upgrade that names none leaves it.
 */
export function removalOf(wanted: KduMap, baseline: Baseline | undefined): Removal | undefined {
  for (const [kdu, { kduName, creation, current }] of baseline?.kdus ?? []) {
    const { model = null, params = {} } = wanted.get(kdu) ?? {};
    const key = Object.keys(creation.params).find((candidate) => !Object.hasOwn(params, candidate));
    if (key !== undefined) return { kduName, key };
    if (current.model !== null && model === null) return { kduName, key: undefined };
  }
  return undefined;
}

export function cannotRemove(
  { key, kduName }: Removal,
  instanceName: string,
  { removeKey }: Ways,
): OsmopsError {
  const replace = `or ${removeKey}.`;
  return new OsmopsError({
    code: 'immutable-parameter',
    ...(key === undefined
      ? {
          message: `KDU '${kduName}' of NS instance '${instanceName}' was given a model, and no upgrade can take it away.`,
          remedy: `Declare a model (the chart that the VNFD names, for one), ${replace}`,
        }
      : {
          message: `The parameter '${key}' of KDU '${kduName}' was given when NS instance '${instanceName}' was created, and no upgrade can take it away.`,
          remedy: `Give it a value (its chart's default, for one), ${replace}`,
        }),
    place: { attribute: ['vnfs'] },
  });
}
