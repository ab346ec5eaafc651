import type { Construct } from 'constructs';
import { nsInstance } from '../../provider/resources/index.js';
import { OsmResource, type ResourceProps } from './resource.js';

export type NsInstanceProps = ResourceProps<typeof nsInstance.attributes>;

/** A network service instance: the resource `osm_ns_instance`. */
export class NsInstance extends OsmResource<typeof nsInstance.attributes> {
  constructor(scope: Construct, id: string, props: NsInstanceProps) {
    super(scope, id, nsInstance, props);
  }

  /** Reference to the state of the instance in OSM: `READY`, `BUILDING` ... */
  get status(): string {
    return this.getStringAttribute('status');
  }
}
