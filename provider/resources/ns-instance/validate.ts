import type { Diagnostic } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import type { NsInstancePlanned } from './attributes.js';
import { kduKey } from './wanted.js';

/** Refuses a KDU that is given something twice: only one of the two could be meant. */
export function validateNsInstance({ vnfs }: NsInstancePlanned): readonly Diagnostic[] {
  const seen = new Set<string>();
  return mentioned(vnfs).flatMap(({ member, kdu, at }) => {
    const key = kduKey(member, kdu);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        severity: 'error',
        summary: `KDU '${kdu}' of member VNF '${member}' is declared twice`,
        detail: 'Merge the two, or correct the name or the member VNF index of one.',
        attribute: at,
      } as const,
    ];
  });
}

/** The KDUs of which member VNF index and name are known, and where they stand. */
function mentioned(vnfs: NsInstancePlanned['vnfs']) {
  if (!Array.isArray(vnfs)) return [];
  return vnfs.flatMap((vnf, vnfIndex) => {
    if (!isObject(vnf) || !Array.isArray(vnf.kdus)) return [];
    const member = vnf.member_vnf_index;
    return vnf.kdus.flatMap((kdu, kduIndex) => {
      if (!isObject(kdu) || !isKnown(member) || !isKnown(kdu.name)) return [];
      return [{ member, kdu: kdu.name, at: ['vnfs', vnfIndex, 'kdus', kduIndex] }];
    });
  });
}

function isObject<T>(value: T): value is Exclude<T, symbol> {
  return typeof value === 'object';
}
