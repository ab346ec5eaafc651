export { k8sCluster } from './k8s-cluster.js';
export { k8sRepo } from './k8s-repo.js';
export { nsInstance } from './ns-instance.js';
export { nsPackage } from './ns-package.js';
export { vimAccount } from './vim-account.js';
export { vnfPackage } from './vnf-package.js';
