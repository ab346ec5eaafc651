export { type Archive, buildArchive } from './archive.js';
export { inspectPackage, type PackageReading } from './inspect-package.js';
export { readNsd } from './nsd.js';
export type { PackagePlace, PackageProblem } from './problem.js';
export { readPackage } from './read-package.js';
export type {
  Kdu,
  Member,
  NsdModel,
  OsmNsPackage,
  OsmPackage,
  OsmVnfPackage,
  PackageFile,
  VnfdModel,
} from './types.js';
export { unpackArchive } from './unpack-archive.js';
export { readVnfd } from './vnfd.js';
