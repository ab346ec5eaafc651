import { definePackageResource } from './package/define.js';
import { vnfPackageType } from './package/kind.js';

/** `osm_vnf_package`: a VNF package, of KNFs too. */
export const vnfPackage = definePackageResource(
  vnfPackageType,
  'A VNF package: a folder with a VNF descriptor (VNFD) and what belongs to it. The package of a KNF is a VNF package whose VNFD has a KDU.',
);
