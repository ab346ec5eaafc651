import type { JsonObject } from '../../json/index.js';
import { jsonObjectText } from '../json-object-text.js';
import { infinityIn } from './parameters.js';

/** The keys of OSM's instantiation (`ns_instantiate` in the NBI's validation.py) that have attributes of their own. */
const attributeOf: Readonly<Record<string, string>> = {
  nsName: 'name',
  nsDescription: 'description',
  nsdId: 'nsd_name',
  vimAccountId: 'vim_account_name',
  additionalParamsForNs: 'params',
  additionalParamsForVnf: 'vnfs',
  vld: 'networks',
  ssh_keys: 'ssh_keys',
};

/** Those that OSM fills in itself: it stores them beside what it was given. */
const ofOsm = ['lcmOperationType', 'nsInstanceId', 'netsliceInstanceId', 'nsr_id'];

/** A JSON text of further arguments of an instantiation, in OSM's own words. */
export const instantiationText = jsonObjectText((instantiation: JsonObject) => {
  const keys = Object.keys(instantiation);
  const own = keys.find((key) => Object.hasOwn(attributeOf, key));
  if (own !== undefined)
    return `has the key '${own}': that is what the attribute '${attributeOf[own]}' is for`;
  const refused = keys.find((key) => ofOsm.includes(key));
  return refused === undefined
    ? infinityIn(instantiation)
    : `has the key '${refused}', which OSM fills in itself`;
});
