import type { Construct } from 'constructs';
import { k8sCluster } from '../../provider/resources/index.js';
import type { K8sClusterProps } from './generated/k8s-cluster-props.js';
import { OsmResource } from './resource.js';

/** A Kubernetes cluster at a VIM account: the resource `osm_k8s_cluster`. */
export class K8sCluster extends OsmResource<typeof k8sCluster.attributes> {
  constructor(scope: Construct, id: string, props: K8sClusterProps) {
    super(scope, id, k8sCluster, props);
  }

  /** Reference to the name of the cluster. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** Reference to the state in OSM: `PROCESSING`, `ENABLED` or `ERROR`. */
  get status(): string {
    return this.getStringAttribute('status');
  }
}
