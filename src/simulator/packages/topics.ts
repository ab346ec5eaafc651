import type { PackageKind } from '../store/records.js';

/** What differs between VNF and NS packages. */
export interface PackageTopic {
  readonly kind: PackageKind;
  readonly permission: 'vnfds' | 'nsds';
  /** Path of the packages, and of the short way that creates and fills one in a single call. */
  readonly path: string;
  readonly shortPath: string;
  /** Last items of the paths of the whole content and of the descriptor. */
  readonly contentItem: string;
  readonly descriptorItem: string;
  readonly stateField: 'operationalState' | 'nsdOperationalState';
}

export const packageTopics: readonly PackageTopic[] = [
  {
    kind: 'vnfd',
    permission: 'vnfds',
    path: 'vnfpkgm/v1/vnf_packages',
    shortPath: 'vnfpkgm/v1/vnf_packages_content',
    contentItem: 'package_content',
    descriptorItem: 'vnfd',
    stateField: 'operationalState',
  },
  {
    kind: 'nsd',
    permission: 'nsds',
    path: 'nsd/v1/ns_descriptors',
    shortPath: 'nsd/v1/ns_descriptors_content',
    contentItem: 'nsd_content',
    descriptorItem: 'nsd',
    stateField: 'nsdOperationalState',
  },
];
