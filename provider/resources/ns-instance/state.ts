import { equalByValue } from '../../json/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { NsInstanceState } from './attributes.js';
import type { Baseline } from './effective.js';
import { parametersTextOf, parseParameters } from './parameters.js';
import { kduKey } from './wanted.js';

type Vnfs = NsInstanceState['vnfs'];

/** The states of an instance in which nothing can be done but to delete it. */
export const deadStates: ReadonlySet<string> = new Set(['BROKEN', 'TERMINATING', 'NOT_INSTANTIATED']);

/** `vnfs` with the parameters in force; a text that means the same stays as it was. */
export function withEffectiveParams(vnfs: Vnfs, { kdus }: Baseline): Vnfs {
  if (vnfs === null) return null;
  return vnfs.map((vnf) => ({
    ...vnf,
    kdus: vnf.kdus.map((kdu) => {
      const effective = kdus.get(kduKey(vnf.member_vnf_index, kdu.name))?.current ?? {};
      const same = equalByValue(parseParameters(kdu.params), effective);
      return same ? kdu : { ...kdu, params: parametersTextOf(effective) };
    }),
  }));
}

/** `vnfs` of an instance that was not declared yet: every KDU that OSM deployed, with the parameters in force. */
export function vnfsOf(instance: NsInstance, { kdus }: Baseline): Vnfs {
  const members = [...new Set(instance.kdus.map((kdu) => kdu.memberVnfIndex))];
  if (members.length === 0) return null;
  return members.map((member) => ({
    member_vnf_index: member,
    kdus: instance.kdus
      .filter((kdu) => kdu.memberVnfIndex === member)
      .map((kdu) => {
        const effective = kdus.get(kduKey(member, kdu.kduName))?.current ?? {};
        const params = Object.keys(effective).length === 0 ? null : parametersTextOf(effective);
        return { name: kdu.kduName, namespace: null, params };
      }),
  }));
}
