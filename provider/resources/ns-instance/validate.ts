import { type Diagnostic, type Unknown, unknown, type WithUnknown } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import type { NsInstancePlanned, NsInstanceState } from './attributes.js';
import { kduKey } from './wanted.js';

type At = readonly (string | number)[];

/** Refuses what is given twice, where only one of the two could be meant, a network that is not named once, and a wait for itself. */
export function validateNsInstance(config: NsInstancePlanned): readonly Diagnostic[] {
  return [...twiceGiven(config.vnfs), ...wrongNetworks(config.networks), ...waitForItself(config)];
}

function waitForItself({ name, wait_for: names }: NsInstancePlanned): Diagnostic[] {
  if (!isKnown(name) || !Array.isArray(names) || !names.includes(name)) return [];
  return [problem(['wait_for'], `NS instance '${name}' waits for itself`, 'Take its name out of the list.')];
}

function twiceGiven(vnfs: NsInstancePlanned['vnfs']): Diagnostic[] {
  const seen = new Set<string>();
  return mentioned(vnfs).flatMap(({ key, what, at }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const detail = 'Merge the two, or correct the name or the member VNF index of one.';
    return [problem(at, `${what} is declared twice`, detail)];
  });
}

/** The KDUs, VIM accounts and parameters of which member VNF index and name are known, and where they stand. */
function mentioned(vnfs: NsInstancePlanned['vnfs']): { key: string; what: string; at: At }[] {
  if (!Array.isArray(vnfs)) return [];
  return vnfs.flatMap((vnf, vnfIndex) => {
    if (!isObject(vnf) || !isKnown(vnf.member_vnf_index)) return [];
    const member = vnf.member_vnf_index;
    const own = (['vim_account_name', 'params'] as const)
      .filter((name) => vnf[name] !== null)
      .map((name) => ({
        key: `${name} ${member}`,
        what: `The attribute '${name}' of member VNF '${member}'`,
        at: ['vnfs', vnfIndex, name],
      }));
    const kdus = (Array.isArray(vnf.kdus) ? vnf.kdus : []).flatMap((kdu, kduIndex) => {
      if (!isObject(kdu) || !isKnown(kdu.name)) return [];
      const what = `KDU '${kdu.name}' of member VNF '${member}'`;
      return [{ key: kduKey(member, kdu.name), what, at: ['vnfs', vnfIndex, 'kdus', kduIndex] }];
    });
    return [...own, ...kdus];
  });
}

function wrongNetworks(networks: NsInstancePlanned['networks']): Diagnostic[] {
  if (!Array.isArray(networks)) return [];
  const seen = new Set<string>();
  return networks.flatMap((network, index) => {
    if (!isObject(network)) return [];
    const { name } = network;
    const at = ['networks', index];
    const isTwice = isKnown(name) && seen.has(name);
    if (isKnown(name)) seen.add(name);
    return [
      ...(isTwice
        ? [problem(at, `The network '${name}' is declared twice`, 'Take one of the two away.')]
        : []),
      ...wrongNetwork(network, at),
    ];
  });
}

type Network = NonNullable<NsInstanceState['networks']>[number];

function wrongNetwork(network: Exclude<WithUnknown<Network>, Unknown>, at: At): Diagnostic[] {
  const ways = [network.vim_network_name, network.vim_network_id];
  const given = ways.filter((way) => way !== null);
  if (given.length === 1 || ways.includes(unknown)) return [];
  const name = isKnown(network.name) ? ` '${network.name}'` : '';
  const fault =
    given.length === 0
      ? 'neither vim_network_name nor vim_network_id'
      : 'both vim_network_name and vim_network_id';
  return [problem(at, `The network${name} has ${fault}`, 'Give exactly one of the two.')];
}

function problem(attribute: At, summary: string, detail: string): Diagnostic {
  return { severity: 'error', summary, detail, attribute };
}

function isObject<T>(value: T): value is Exclude<T, symbol> {
  return typeof value === 'object';
}
