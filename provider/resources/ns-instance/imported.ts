import type { NsInstance, Operation } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { NsInstanceState } from './attributes.js';
import type { Baseline } from './effective.js';
import { textOrNull } from './state.js';
import { type Told, toldOf } from './told.js';
import { kduKey } from './wanted.js';

/**
 * The state of an instance that was just imported, with what OSM tells of its creation wherever the state has nothing
 * yet. The models and parameters in force are not among it. `operations` are all of the instance's.
 */
export async function withCreation(
  state: NsInstanceState,
  instance: NsInstance,
  baseline: Baseline,
  operations: readonly Operation[],
  osm: Osm,
): Promise<NsInstanceState> {
  const told = toldOf(instance, operations);
  return {
    ...state,
    params: state.params ?? textOrNull(told.params),
    networks: state.networks ?? listOrNull([...told.networks]),
    ssh_keys: state.ssh_keys ?? listOrNull([...told.sshKeys]),
    instantiation: state.instantiation ?? textOrNull(told.instantiation),
    vnfs: state.vnfs ?? vnfsOf(instance, baseline, told, await accountNames(told, osm)),
  };
}

async function accountNames({ vimAccountIds }: Told, { nbi }: Osm): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(vimAccountIds.values())];
  const accounts = await Promise.all(ids.map((id) => nbi.vimAccounts.get(id)));
  return new Map(ids.map((id, index) => [id, accounts[index]?.name ?? id]));
}

/** Every KDU that OSM deployed, and every VNF that was given something. */
function vnfsOf(
  instance: NsInstance,
  baseline: Baseline,
  { vimAccountIds, vnfParams, kdus: told }: Told,
  accounts: ReadonlyMap<string, string>,
): NsInstanceState['vnfs'] {
  const known = [...instance.kdus, ...told.values(), ...baseline.kdus.values()];
  const kdus = new Map(known.map((kdu) => [kduKey(kdu.memberVnfIndex, kdu.kduName), kdu]));
  const members = [...kdus.values()].map((kdu) => kdu.memberVnfIndex);
  const vnfs = [...new Set([...members, ...vimAccountIds.keys(), ...vnfParams.keys()])].map((member) => {
    const ofMember = [...kdus].filter(([, { memberVnfIndex }]) => memberVnfIndex === member);
    return {
      member_vnf_index: member,
      vim_account_name: accounts.get(vimAccountIds.get(member) ?? '') ?? null,
      params: textOrNull(vnfParams.get(member) ?? {}),
      kdus: listOrNull(
        ofMember.map(([key, { kduName }]) => ({
          name: kduName,
          model: null,
          namespace: told.get(key)?.namespace ?? null,
          deployment_name: told.get(key)?.deploymentName ?? null,
          params: null,
        })),
      ),
    };
  });
  return listOrNull(vnfs);
}

function listOrNull<T>(list: T[]): T[] | null {
  return list.length === 0 ? null : list;
}
