import type { JsonObject } from '../json/index.js';

/** A regular file of a package. */
export interface PackageFile {
  /** Relative to the package's folder, with `/` between the parts. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly executable: boolean;
}

/** A Kubernetes deployment unit of a VNFD. */
export interface Kdu {
  readonly name: string;
  readonly helmChart?: string;
  readonly jujuBundle?: string;
}

/** A VNF that an NSD consists of. */
export interface Member {
  readonly memberVnfIndex: string;
  readonly vnfdId: string;
}

/** What osmops needs to know of a VNFD. */
export interface VnfdModel {
  readonly id: string;
  readonly name: string;
  readonly kdus: readonly Kdu[];
}

/** What osmops needs to know of an NSD. */
export interface NsdModel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly Member[];
  /** What the NS's virtual links may be called when it is instantiated: their ids, before SOL006 their names too. */
  readonly virtualLinks: readonly string[];
  /** The ids of the VNFDs that must be in OSM before the NSD, each once. */
  readonly requiredVnfdIds: readonly string[];
}

interface PackageContent {
  readonly descriptorId: string;
  readonly name: string;
  /** The VNFD or NSD itself, without its envelope (`vnfd:`, `nsd-catalog:` ...) and without namespace prefixes of keys. */
  readonly descriptor: JsonObject;
  /** Which of the files holds the descriptor. */
  readonly descriptorPath: string;
  /** Sorted by path. A `checksums.txt` of the folder's own is left out: the archive gets a fresh one. */
  readonly files: readonly PackageFile[];
  /** `sha256:` and 64 hexadecimal digits, over paths, contents and executable bits. */
  readonly contentHash: string;
}

/** A VNF package; a KNF's package is one with KDUs. */
export interface OsmVnfPackage extends PackageContent {
  readonly kind: 'vnf';
  readonly kdus: readonly Kdu[];
}

export interface OsmNsPackage extends PackageContent {
  readonly kind: 'ns';
  readonly members: readonly Member[];
  readonly virtualLinks: readonly string[];
  readonly requiredVnfdIds: readonly string[];
}

/** An OSM package, wholly in memory. */
export type OsmPackage = OsmVnfPackage | OsmNsPackage;
