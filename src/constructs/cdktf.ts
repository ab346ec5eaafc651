/**
 * The one place that names the CDKTF package. To build on cdktf's continuation by its community, cdktn, change the
 * import here.
 */
export {
  App,
  type IResolvable,
  LocalBackend,
  TerraformBackend,
  TerraformElement,
  type TerraformMetaArguments,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
