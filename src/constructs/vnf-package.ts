import type { Construct } from 'constructs';
import { vnfPackage } from '../../provider/resources/index.js';
import type { VnfPackageProps } from './generated/vnf-package-props.js';
import { OsmResource } from './resource.js';

/** A VNF package, of KNFs too: the resource `osm_vnf_package`. */
export class VnfPackage extends OsmResource<typeof vnfPackage.attributes> {
  constructor(scope: Construct, id: string, props: VnfPackageProps) {
    super(scope, id, vnfPackage, props);
  }

  /** Reference to the id of the VNFD. */
  get descriptorId(): string {
    return this.getStringAttribute('descriptor_id');
  }
}
