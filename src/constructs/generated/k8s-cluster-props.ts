// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { IResolvable, TerraformMetaArguments } from '../cdktf.js';

/** A Kubernetes cluster at a VIM account, in which OSM runs the KDUs of NS instances. */
export interface K8sClusterProps extends TerraformMetaArguments {
  /**
   * Name of the cluster: its identity. OSM keeps it unique in a project. Another value replaces the resource.
   */
  readonly name: string;
  /** Name of the VIM account that the cluster belongs to. */
  readonly vimAccountName: string;
  /** Version of Kubernetes, such as `1.28`. */
  readonly k8sVersion: string;
  /**
   * The cluster's networks: names of networks of the VIM, or null, by the name that the cluster has for each.
   */
  readonly nets: Readonly<Record<string, string | null>> | IResolvable;
  /** Namespace in which OSM installs its own services. Taking it away replaces the cluster. */
  readonly namespace?: string | undefined;
  /** Description. */
  readonly description?: string | undefined;
  /**
   * Name of the environment variable that holds the kubeconfig of the cluster (YAML or JSON), in the
   * environment of the provider: where Terraform runs, or the poller.
   */
  readonly credentialsEnv?: string | undefined;
  /**
   * Path of the file that holds the kubeconfig of the cluster (YAML or JSON), absolute or relative to where
   * Terraform runs.
   */
  readonly credentialsFile?: string | undefined;
  /**
   * Raise it when the kubeconfig of the cluster (YAML or JSON) has changed: it is read anew and sent to OSM
   * in place. What OSM holds is never compared.
   */
  readonly secretVersion?: number | undefined;
}
