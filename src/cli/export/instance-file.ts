import type { Json, JsonObject } from '../../../provider/json/index.js';
import { parseJsonObject } from '../../../provider/resources/json-object-text.js';
import type { NsInstanceState } from '../../../provider/resources/ns-instance/attributes.js';
import { given } from './given.js';

type Vnf = NonNullable<NsInstanceState['vnfs']>[number];
type Kdu = NonNullable<Vnf['kdus']>[number];

/** What the file of an NS instance says: in the short form of OSM Ops if that can say it, else in the long form. */
export function nsInstanceFile(state: NsInstanceState): JsonObject {
  const vnfs = byMember(state.vnfs ?? []);
  const { name, description, nsd_name, vim_account_name } = state;
  const identity = { kind: 'NsInstance', name, description, nsdName: nsd_name };
  const [vnf, ...others] = vnfs;
  const [kdu] = vnf?.kdus ?? [];
  if (vnf && kdu && others.length === 0 && isPlain(state) && isPlainVnf(vnf)) {
    return given({
      ...identity,
      vnfName: vnf.member_vnf_index,
      vimAccountName: vim_account_name,
      kdu: given({ name: kdu.name, params: objectOf(kdu.params) }),
    });
  }
  return given({
    ...identity,
    vimAccountName: vim_account_name,
    params: objectOf(state.params),
    vnfs: vnfs.map(vnfPart),
    networks: listOf(
      state.networks?.map((network) =>
        given({
          name: network.name,
          vimNetworkName: network.vim_network_name,
          vimNetworkId: network.vim_network_id,
        }),
      ),
    ),
    sshKeys: listOf(state.ssh_keys),
    instantiation: objectOf(state.instantiation),
  });
}

/** OSM adds a KDU that somebody else upgraded as a VNF of its own: in a file a VNF stands once. */
function byMember(vnfs: readonly Vnf[]): readonly Vnf[] {
  const members = new Map<string, Vnf>();
  for (const vnf of vnfs) {
    const known = members.get(vnf.member_vnf_index);
    const kdus = [...(known?.kdus ?? []), ...(vnf.kdus ?? [])];
    members.set(vnf.member_vnf_index, { ...(known ?? vnf), kdus });
  }
  return [...members.values()];
}

function isPlain({ params, networks, ssh_keys, instantiation }: NsInstanceState): boolean {
  return [params, networks, ssh_keys, instantiation].every((value) => value === null);
}

function isPlainVnf({ vim_account_name, params, kdus }: Vnf): boolean {
  const [kdu, ...others] = kdus ?? [];
  const nothing = [vim_account_name, params, kdu?.model, kdu?.namespace, kdu?.deployment_name];
  return others.length === 0 && nothing.every((value) => value === null);
}

function vnfPart({ member_vnf_index, vim_account_name, params, kdus }: Vnf): JsonObject {
  return given({
    vnfName: member_vnf_index,
    vimAccountName: vim_account_name,
    params: objectOf(params),
    kdus: listOf(kdus?.map(kduPart)),
  });
}

function kduPart({ name, model, namespace, deployment_name, params }: Kdu): JsonObject {
  return given({ name, model, namespace, deploymentName: deployment_name, params: objectOf(params) });
}

function objectOf(text: string | null): JsonObject | null {
  return text === null ? null : parseJsonObject(text);
}

function listOf(list: readonly Json[] | null | undefined): readonly Json[] | null {
  return list === null || list === undefined || list.length === 0 ? null : list;
}
