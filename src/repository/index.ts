export { type ReadOptions, readRepository } from './read-repository.js';
export type {
  Deployment,
  KduDeclaration,
  NsInstanceDeclaration,
  NsPackageDeclaration,
  PackageDeclaration,
  Place,
  Problem,
  RepositoryReading,
  VnfDeclaration,
  VnfPackageDeclaration,
} from './types.js';
