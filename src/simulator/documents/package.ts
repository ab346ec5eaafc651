import type { JsonObject } from '../../../provider/json/index.js';
import type { PackageRecord } from '../store/records.js';
import { metaDocument } from './meta.js';

/** A VNF or NS package as OSM shows it: the descriptor, `_admin`, the states and the links. */
export function packageDocument(record: PackageRecord): JsonObject {
  return { ...coreDocument(record), ...(record.kind === 'vnfd' ? vnfPart(record) : nsPart(record)) };
}

/** The descriptor with its id and `_admin`, which is what an NS instance embeds of a SOL006 NSD. */
export function coreDocument(record: PackageRecord): JsonObject {
  const { userDefinedData, onboardingState, operationalState } = record;
  return {
    _id: record.id,
    ...record.descriptor,
    _admin: {
      userDefinedData,
      ...metaDocument(record.meta),
      onboardingState,
      operationalState,
      usageState: 'NOT_IN_USE',
      ...(record.content !== undefined && { storage: storagePart(record) }),
    },
  };
}

function storagePart({ id, content }: PackageRecord): JsonObject {
  const place = { fs: 'local', path: '/app/storage/', folder: id };
  const archive = content?.archive;
  if (archive === undefined) return { ...place, descriptor: 'package' };
  return {
    ...place,
    'pkg-dir': archive.folder,
    descriptor: archive.descriptorPath,
    zipfile: archive.fileName,
  };
}

function vnfPart({ id, onboardingState, operationalState }: PackageRecord): JsonObject {
  const self = `/vnfpkgm/v1/vnf_packages/${id}`;
  return {
    onboardingState,
    operationalState,
    usageState: 'NOT_IN_USE',
    _links: {
      self: { href: self },
      vnfd: { href: `${self}/vnfd` },
      packageContent: { href: `${self}/package_content` },
    },
  };
}

function nsPart({ id, onboardingState, operationalState }: PackageRecord): JsonObject {
  const self = `/nsd/v1/ns_descriptors/${id}`;
  return {
    nsdOnboardingState: onboardingState,
    nsdOperationalState: operationalState,
    nsdUsageState: 'NOT_IN_USE',
    _links: { self: { href: self }, nsd_content: { href: `${self}/nsd_content` } },
  };
}
