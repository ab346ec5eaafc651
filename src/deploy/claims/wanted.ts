import { addressOf } from '../../constructs/address.js';
import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import type { WantedObject } from './claim.js';

/** Everything that a repository declares but what `osm_ops_imports.yaml` names: that is found by its id. */
export function wantedObjects(deployment: Deployment): readonly WantedObject[] {
  const named = new Set(deployment.imports.map(addressOf));
  return declaredObjects(deployment)
    .map(({ kind, name, declaration: { place } }) => ({
      ...{ kind, name, place },
      address: addressOf({ kind, name }),
    }))
    .filter(({ address }) => !named.has(address));
}
