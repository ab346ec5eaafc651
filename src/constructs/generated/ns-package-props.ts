// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { TerraformMetaArguments } from '../cdktf.js';

/** An NS package: a folder with a network service descriptor (NSD) and what belongs to it. */
export interface NsPackageProps extends TerraformMetaArguments {
  /**
   * Path of the package folder, absolute or relative to where Terraform runs. Another path with the same
   * content is no change.
   */
  readonly source: string;
}
