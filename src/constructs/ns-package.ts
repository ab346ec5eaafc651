import type { Construct } from 'constructs';
import { nsPackage } from '../../provider/resources/index.js';
import type { NsPackageProps } from './generated/ns-package-props.js';
import { OsmResource } from './resource.js';

/** An NS package: the resource `osm_ns_package`. */
export class NsPackage extends OsmResource<typeof nsPackage.attributes> {
  constructor(scope: Construct, id: string, props: NsPackageProps) {
    super(scope, id, nsPackage, props);
  }

  /** Reference to the id of the NSD, as `nsdName` of an NS instance takes it. */
  get descriptorId(): string {
    return this.getStringAttribute('descriptor_id');
  }
}
