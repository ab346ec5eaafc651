import type { JsonObject } from '../../json/index.js';
import type { NsCreate } from '../../nbi/index.js';
import type { NsInstanceState } from './attributes.js';
import type { KduMap } from './wanted.js';

/** What OSM is asked for to make an instance. */
export function createBody(
  config: NsInstanceState,
  nsdId: string,
  vimAccountId: string,
  kdus: KduMap,
): NsCreate {
  // OSM answers 422 to a KDU entry that gives nothing beside the KDU's name.
  const given = [...kdus.values()].filter(({ namespace, params }) => namespace !== null || hasKeys(params));
  const additionalParamsForVnf = [...new Set(given.map((kdu) => kdu.memberVnfIndex))].map((member) => ({
    'member-vnf-index': member,
    additionalParamsForKdu: given
      .filter((kdu) => kdu.memberVnfIndex === member)
      .map(({ kduName, namespace, params }) => ({
        kdu_name: kduName,
        ...(namespace === null ? {} : { 'k8s-namespace': namespace }),
        ...(hasKeys(params) ? { additionalParams: params } : {}),
      })),
  }));
  return {
    nsName: config.name,
    nsdId,
    vimAccountId,
    // A null or empty description is a 422 as well.
    ...(config.description === null ? {} : { nsDescription: config.description }),
    ...(additionalParamsForVnf.length === 0 ? {} : { additionalParamsForVnf }),
  };
}

function hasKeys(params: JsonObject): boolean {
  return Object.keys(params).length > 0;
}
