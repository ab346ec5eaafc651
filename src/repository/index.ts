export type { DeclaredObject, ObjectKind, ObjectReference } from './objects.js';
export { type ReadOptions, readRepository } from './read-repository.js';

export type { SecretPolicy } from './secret-policy.js';
export { submoduleProblems, unfetchedSubmodules } from './submodules.js';

export type {
  Declaration,
  Deployment,
  HelmRepositoryDeclaration,
  ImportDeclaration,
  K8sClusterDeclaration,
  KduDeclaration,
  NetworkDeclaration,
  NsInstanceDeclaration,
  NsPackageDeclaration,
  PackageDeclaration,
  Place,
  Problem,
  Reference,
  RepositoryReading,
  VimAccountDeclaration,
  VnfDeclaration,
  VnfPackageDeclaration,
} from './types.js';
