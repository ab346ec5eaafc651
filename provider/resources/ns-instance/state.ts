import { equalByValue } from '../../json/index.js';
import type { NsInstance, Operation } from '../../nbi/index.js';
import { parseJsonObject, textOfJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';
import { type Baseline, isRunning } from './effective.js';
import { namespacesGiven } from './namespaces.js';
import { kduKey, wantedKdus } from './wanted.js';

type Vnfs = NsInstanceState['vnfs'];

/** The states of an instance in which nothing can be done but to delete it. */
export const deadStates: ReadonlySet<string> = new Set(['BROKEN', 'TERMINATING', 'NOT_INSTANTIATED']);

/**
 * The state of an instance: while its instantiation waits for the life-cycle manager, which may be busy, OSM still says
 * NOT_INSTANTIATED of what is about to be built.
 */
export function stateOf({ nsState }: NsInstance, operations: readonly Operation[]): string {
  const isBegun = operations.some((each) => each.lcmOperationType === 'instantiate' && isRunning(each));
  return nsState === 'NOT_INSTANTIATED' && isBegun ? 'BUILDING' : nsState;
}

/**
 * `vnfs` with the parameters in force; a text that means the same stays as it was. A KDU that is not mentioned has
 * none, so one that has some after all is added: somebody else gave them.
 */
export function withEffectiveParams(vnfs: Vnfs, { kdus }: Baseline): Vnfs {
  const mentioned = wantedKdus(vnfs);
  const added = [...kdus.values()]
    .filter(({ memberVnfIndex, kduName }) => !mentioned.has(kduKey(memberVnfIndex, kduName)))
    .filter(({ current }) => Object.keys(current).length > 0)
    .map(({ memberVnfIndex, kduName, current }) => ({
      ...nothingOf(memberVnfIndex),
      kdus: [{ ...nothingOfKdu(kduName), params: textOfJsonObject(current) }],
    }));
  const declared = vnfs?.map((vnf) => ({
    ...vnf,
    kdus: (vnf.kdus ?? []).map((kdu) => {
      const effective = kdus.get(kduKey(vnf.member_vnf_index, kdu.name))?.current ?? {};
      const same = equalByValue(parseJsonObject(kdu.params), effective);
      return same ? kdu : { ...kdu, params: textOfJsonObject(effective) };
    }),
  }));
  return added.length === 0 ? (declared ?? null) : [...(declared ?? []), ...added];
}

/**
 * `vnfs` of an instance that was not declared yet: every KDU that OSM deployed, with its namespace and the parameters
 * in force. `operations` are all of the instance's.
 */
export function vnfsOf(instance: NsInstance, { kdus }: Baseline, operations: readonly Operation[]): Vnfs {
  const namespaceOf = namespacesGiven(operations);
  const members = [...new Set(instance.kdus.map((kdu) => kdu.memberVnfIndex))];
  if (members.length === 0) return null;
  return members.map((member) => ({
    ...nothingOf(member),
    kdus: instance.kdus
      .filter((kdu) => kdu.memberVnfIndex === member)
      .map((kdu) => {
        const effective = kdus.get(kduKey(member, kdu.kduName))?.current ?? {};
        const params = Object.keys(effective).length === 0 ? null : textOfJsonObject(effective);
        return { ...nothingOfKdu(kdu.kduName), namespace: namespaceOf(member, kdu.kduName), params };
      }),
  }));
}

function nothingOf(memberVnfIndex: string) {
  return { member_vnf_index: memberVnfIndex, vim_account_name: null, params: null };
}

function nothingOfKdu(name: string) {
  return { name, model: null, namespace: null, deployment_name: null };
}
