// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { TerraformMetaArguments } from '../cdktf.js';

/**
 * A VNF package: a folder with a VNF descriptor (VNFD) and what belongs to it. The package of a KNF is a VNF
 * package whose VNFD has a KDU.
 */
export interface VnfPackageProps extends TerraformMetaArguments {
  /**
   * Path of the package folder, absolute or relative to where Terraform runs. Another path with the same
   * content is no change.
   */
  readonly source: string;
}
