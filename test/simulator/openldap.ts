import { readFile } from 'node:fs/promises';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/index.js';
import { type Client, openClient } from './client.js';

/** A simulator with the SOL006 packages of openldap in it, and a client that is logged in. */
export interface Openldap {
  readonly simulator: Simulator;
  readonly client: Client;
  readonly port: number;
  readonly nsdId: string;
  readonly vnfdId: string;
  readonly vimAccountId: string;
  /** Creates an NS instance, with parameters for its KDU; its id. */
  instantiate(name: string, parameters?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Asks for an action on the KDU; the id of the operation. */
  act(instance: string, primitive: string, parameters?: Readonly<Record<string, unknown>>): Promise<string>;
}

export async function openOpenldap(options: SimulatorOptions = {}): Promise<Openldap> {
  const simulator = createSimulator({ seed: { vimAccounts: ['mylocation1'] }, ...options });
  const { port } = await simulator.listen();
  const client = await openClient(port);
  const vnfdId = await client.upload('vnfpkgm/v1/vnf_packages_content', {
    'openldap_knf/openldap_vnfd.yaml': await descriptor('openldap_vnfd.yaml'),
  });
  const nsdId = await client.upload('nsd/v1/ns_descriptors_content', {
    'openldap_ns/openldap_nsd.yaml': await descriptor('openldap_nsd.yaml'),
  });
  const [vim] = await client.list('admin/v1/vim_accounts');
  const vimAccountId = String(vim?.['_id']);
  return {
    simulator,
    client,
    port,
    nsdId,
    vnfdId,
    vimAccountId,
    instantiate: (name, parameters) =>
      client.create('nslcm/v1/ns_instances_content', {
        nsName: name,
        nsdId,
        vimAccountId,
        ...(parameters !== undefined && { additionalParamsForVnf: [forKdu(parameters)] }),
      }),
    act: (instance, primitive, parameters = {}) =>
      client.create(`nslcm/v1/ns_instances/${instance}/action`, {
        member_vnf_index: 'openldap',
        kdu_name: 'ldap',
        primitive,
        primitive_params: parameters,
      }),
  };
}

/** Parameters for the KDU as the body of a creation has them. */
export function forKdu(additionalParams: Readonly<Record<string, unknown>>) {
  return {
    'member-vnf-index': 'openldap',
    additionalParamsForKdu: [{ kdu_name: 'ldap', additionalParams }],
  };
}

/** One of the recorded SOL006 descriptors, as text. */
export function descriptor(name: 'openldap_vnfd.yaml' | 'openldap_nsd.yaml'): Promise<string> {
  return readFile(new URL(`recordings/sol006/${name}`, import.meta.url), 'utf8');
}
