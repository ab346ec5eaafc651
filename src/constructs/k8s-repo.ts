import type { Construct } from 'constructs';
import { k8sRepo } from '../../provider/resources/index.js';
import type { K8sRepoProps } from './generated/k8s-repo-props.js';
import { OsmResource } from './resource.js';

/** A repository of Helm charts or Juju bundles: the resource `osm_k8s_repo`. */
export class K8sRepo extends OsmResource<typeof k8sRepo.attributes> {
  constructor(scope: Construct, id: string, props: K8sRepoProps) {
    super(scope, id, k8sRepo, props);
  }

  /** Reference to the name of the repository. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** Reference to the state in OSM: `PROCESSING`, `ENABLED` or `ERROR`. */
  get status(): string {
    return this.getStringAttribute('status');
  }
}
