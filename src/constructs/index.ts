export { NsInstance, type NsInstanceProps } from './ns-instance.js';
export { NsPackage, type NsPackageProps } from './ns-package.js';
export { OsmProvider } from './provider.js';
export { OsmStack, type OsmStackOptions } from './stack.js';
export { stackName, synthesize } from './synthesize.js';
export { VnfPackage, type VnfPackageProps } from './vnf-package.js';
