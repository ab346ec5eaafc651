import type { ErrorCode } from '../../provider/errors/index.js';
import type { JsonObject } from '../../provider/json/index.js';
import type { Kdu, Member } from '../../provider/packages/index.js';

/** A place in a file of the repository: the path relative to its root, with `/`; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong (`error`: nothing may be applied) or doubtful (`warning`) in a repository. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: ErrorCode;
  /** What is wrong, in one sentence. Never holds a secret. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** A problem of a file as a whole, or of a folder, has no line. */
  readonly place: Pick<Place, 'file'> & Partial<Place>;
}

/** What a repository declares. */
export interface Deployment {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute path of `osm_ops_config.yaml`. */
  readonly configFile: string;
  /** Absolute path of the connection file. What it says stays there: it holds a password. */
  readonly connectionFile: string;
  readonly packages: readonly PackageDeclaration[];
  readonly nsInstances: readonly NsInstanceDeclaration[];
}

interface PackageFolder {
  /** The id in the descriptor. */
  readonly place: Place;
  readonly descriptorId: string;
  /** Absolute path of the package's folder. */
  readonly folder: string;
  /** The same relative to the repository's root, with `/`. */
  readonly relativeFolder: string;
  /** The VNFDs that an NSD needs; none for a VNF package. */
  readonly requiredVnfdIds: readonly string[];
}

export interface VnfPackageDeclaration extends PackageFolder {
  readonly kind: 'vnf';
  readonly kdus: readonly Kdu[];
}

export interface NsPackageDeclaration extends PackageFolder {
  readonly kind: 'ns';
  readonly members: readonly Member[];
}

export type PackageDeclaration = VnfPackageDeclaration | NsPackageDeclaration;

export interface NsInstanceDeclaration {
  /** The name. */
  readonly place: Place;
  readonly name: string;
  readonly description?: string;
  /** The descriptor id of the NSD. */
  readonly nsdName: string;
  /** Where the file names the NSD. */
  readonly nsdPlace: Place;
  readonly vimAccountName: string;
  readonly vnfs: readonly VnfDeclaration[];
}

export interface VnfDeclaration {
  /** The member VNF index. */
  readonly place: Place;
  readonly memberVnfIndex: string;
  readonly kdus: readonly KduDeclaration[];
}

export interface KduDeclaration {
  /** The KDU's name. */
  readonly place: Place;
  readonly name: string;
  readonly params?: JsonObject;
}

/** What came of reading a repository. */
export interface RepositoryReading {
  /** Absent as soon as there is one error: a declaration left out would be a service destroyed. */
  readonly deployment?: Deployment;
  /** Sorted by file, line and column. */
  readonly problems: readonly Problem[];
  /** Absolute path of the connection file, if the configuration names one: none of its lines may be shown. */
  readonly connectionFile?: string;
}
