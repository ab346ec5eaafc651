import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';
import type { NsInstance, Operation } from '../../nbi/index.js';
import { itemLists } from './item-lists.js';

/** Of a virtual link, what an attribute says if it is a text, and nothing else can. */
const networkKeys = Object.keys(itemLists.vld.own);

/** Of a KDU, what attributes say. */
const ofKdu: ReadonlySet<string> = new Set([
  'kdu_name',
  'kdu_model',
  'k8s-namespace',
  'kdu-deployment-name',
  'additionalParams',
]);

/**
 * What the creation of an instance was given that no attribute says, by OSM's own names: another instance that is made
 * from the attributes would lack it. `operations` are all of the instance's.
 */
export function unsaidOf(
  { instantiateParams }: NsInstance,
  operations: readonly Operation[],
): readonly string[] {
  const creation = operations.findLast(({ lcmOperationType }) => lcmOperationType === 'instantiate');
  const links = objectsOf(instantiateParams['vld']);
  const vnfs = objectsOf(creation?.operationParams['additionalParamsForVnf']);
  const kdus = vnfs.flatMap((vnf) => objectsOf(vnf['additionalParamsForKdu']));
  const unsaid = [
    ...links.flatMap((link) =>
      keysOf(link, (key) => !networkKeys.includes(key) || typeof link[key] === 'string', 'vld'),
    ),
    ...kdus.flatMap((kdu) => keysOf(kdu, (key) => ofKdu.has(key), 'additionalParamsForKdu')),
  ];
  return [...new Set(unsaid)];
}

function objectsOf(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter((item) => isJsonObject(item)) : [];
}

function keysOf(object: JsonObject, isSaid: (key: string) => boolean, owner: string): string[] {
  return Object.keys(object)
    .filter((key) => !isSaid(key))
    .map((key) => `${owner}.${key}`);
}
