import { equalByValue, type JsonObject } from '../../json/index.js';
import { isRunning, type NsInstance, type Operation } from '../../nbi/index.js';
import { parseJsonObject, textOfJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';
import type { Baseline } from './effective.js';
import { kduKey, nothingFor, sameRelease, wantedKdus } from './wanted.js';

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
 * `vnfs` with the models and parameters in force; a text that means the same stays as it was. A KDU that is not
 * mentioned has none, so one that has some after all is added: somebody else gave them.
 */
export function withEffective(vnfs: Vnfs, { kdus }: Baseline): Vnfs {
  const mentioned = wantedKdus(vnfs);
  const added = [...kdus.values()]
    .filter(({ memberVnfIndex, kduName }) => !mentioned.has(kduKey(memberVnfIndex, kduName)))
    .filter(({ current }) => !sameRelease(current, undefined))
    .map(({ memberVnfIndex, kduName, current: { model, params } }) => ({
      member_vnf_index: memberVnfIndex,
      vim_account_name: null,
      params: null,
      kdus: [{ name: kduName, model, namespace: null, deployment_name: null, params: textOrNull(params) }],
    }));
  const declared = vnfs?.map((vnf) => ({
    ...vnf,
    kdus:
      vnf.kdus?.map((kdu) => {
        const key = kduKey(vnf.member_vnf_index, kdu.name);
        const { model, params } = kdus.get(key)?.current ?? nothingFor(vnf.member_vnf_index, kdu.name);
        const same = equalByValue(parseJsonObject(kdu.params), params);
        return { ...kdu, model, params: same ? kdu.params : textOfJsonObject(params) };
      }) ?? null,
  }));
  return added.length === 0 ? (declared ?? null) : [...(declared ?? []), ...added];
}

/** Parameters as an attribute says them that was not declared. */
export function textOrNull(params: JsonObject): string | null {
  return Object.keys(params).length === 0 ? null : textOfJsonObject(params);
}
