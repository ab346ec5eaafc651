import type { Construct } from 'constructs';
import { nsInstance } from '../../provider/resources/index.js';
import type { NsInstanceProps } from './generated/ns-instance-props.js';
import { OsmResource } from './resource.js';

/**
 * A network service instance: the resource `osm_ns_instance`.
 *
 * @example
 * const nsPackage = new NsPackage(this, 'openldap', { source: '/packages/openldap_ns' });
 * new NsInstance(this, 'ldap', {
 *   name: 'ldap',
 *   nsdName: nsPackage.descriptorId,
 *   vimAccountName: 'mylocation1',
 *   vnfs: [
 *     {
 *       memberVnfIndex: 'openldap',
 *       kdus: [{ name: 'ldap', params: JSON.stringify({ replicaCount: '2' }) }],
 *     },
 *   ],
 * });
 */
export class NsInstance extends OsmResource<typeof nsInstance.attributes> {
  constructor(scope: Construct, id: string, props: NsInstanceProps) {
    super(scope, id, nsInstance, props);
  }

  /** Reference to the name of the instance, for another one's `waitFor`. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** Reference to OSM's id of the NSD. */
  get nsdId(): string {
    return this.getStringAttribute('nsd_id');
  }

  /** Reference to OSM's id of the VIM account. */
  get vimAccountId(): string {
    return this.getStringAttribute('vim_account_id');
  }

  /** Reference to the state of the instance in OSM: `READY`, `BUILDING` ... */
  get status(): string {
    return this.getStringAttribute('status');
  }
}
