// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { TerraformMetaArguments } from '../cdktf.js';
import type { OneOf } from '../props.js';

/**
 * A repository of Helm charts or Juju bundles, which all Kubernetes clusters of OSM are told. OSM cannot
 * change one: every change replaces it.
 */
export interface K8sRepoProps extends TerraformMetaArguments {
  /**
   * Name of the repository: its identity. OSM keeps it unique in a project. Another value replaces the
   * resource.
   */
  readonly name: string;
  /** What the repository holds: `helm-chart` or `juju-bundle`. Another value replaces the resource. */
  readonly type: OneOf<'helm-chart' | 'juju-bundle'>;
  /**
   * Address of the repository, with no password in it: OSM takes no login for one. Another value replaces the
   * resource.
   */
  readonly url: string;
  /** Description. Another value replaces the resource. */
  readonly description?: string | undefined;
}
