export type { BackendSettings, BackendValue } from './backend.js';
export type { K8sClusterProps } from './generated/k8s-cluster-props.js';
export type { K8sRepoProps } from './generated/k8s-repo-props.js';
export type {
  NsInstanceNetwork,
  NsInstanceProps,
  NsInstanceTimeout,
  NsInstanceVnf,
  NsInstanceVnfKdu,
} from './generated/ns-instance-props.js';
export type { NsPackageProps } from './generated/ns-package-props.js';
export type { OsmProviderProps } from './generated/osm-provider-props.js';
export type { VimAccountProps } from './generated/vim-account-props.js';
export type { VnfPackageProps } from './generated/vnf-package-props.js';
export { K8sCluster } from './k8s-cluster.js';
export { K8sRepo } from './k8s-repo.js';
export { NsInstance } from './ns-instance.js';
export { NsPackage } from './ns-package.js';
export { OsmProvider } from './provider.js';
export { OsmStack, type OsmStackOptions } from './stack.js';
export { stackName } from './stack-name.js';
export { synthesize } from './synthesize.js';
export { VimAccount } from './vim-account.js';
export { VnfPackage } from './vnf-package.js';
