export { nsInstance } from './ns-instance.js';
export { nsPackage } from './ns-package.js';
export { vnfPackage } from './vnf-package.js';
