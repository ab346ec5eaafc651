import type { ErrorCode } from '../../provider/errors/index.js';
import type { JsonObject } from '../../provider/json/index.js';
import type { Kdu, Member } from '../../provider/packages/index.js';
import type { HelmRepositoryFields } from './kinds/helm-repository.js';
import type { K8sClusterFields } from './kinds/k8s-cluster.js';
import type { VimAccountFields } from './kinds/vim-account.js';
import type { NsInstanceSettings } from './ns-instance-settings.js';
import type { ObjectReference } from './objects.js';

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
  readonly helmRepositories: readonly HelmRepositoryDeclaration[];
  readonly vimAccounts: readonly VimAccountDeclaration[];
  readonly k8sClusters: readonly K8sClusterDeclaration[];
  readonly nsInstances: readonly NsInstanceDeclaration[];
  /** Objects of OSM that the first apply takes into the state. */
  readonly imports: readonly ImportDeclaration[];
  /** What files declare that are there and not read. Absent: nobody has looked. */
  readonly passedOver?: readonly PassedOverObject[];
}

/** An object that a file declares which is passed over: see `findPassedOver`. */
export interface PassedOverObject extends ObjectReference {
  /** The file, relative to the repository. */
  readonly file: string;
}

/** An object of OSM and the resource of the repository that it becomes. */
export interface ImportDeclaration extends ObjectReference {
  readonly place: Place;
  /** OSM's id of the object; settings may follow, as the provider's import ids take them. */
  readonly id: string;
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
  /** By what an NS instance may name the virtual links. */
  readonly virtualLinks: readonly string[];
}

export type PackageDeclaration = VnfPackageDeclaration | NsPackageDeclaration;

/** What an OSM Ops file declares. */
export type Declaration =
  | NsInstanceDeclaration
  | VimAccountDeclaration
  | K8sClusterDeclaration
  | HelmRepositoryDeclaration;

/** A name of something else, and where it is given. */
export interface Reference {
  readonly name: string;
  readonly place: Place;
}

export interface VimAccountDeclaration extends VimAccountFields {
  readonly kind: 'VimAccount';
  /** The name. */
  readonly place: Place;
  readonly config?: JsonObject | undefined;
}

export interface K8sClusterDeclaration extends K8sClusterFields {
  readonly kind: 'K8sCluster';
  /** The name. */
  readonly place: Place;
  readonly vimAccountPlace: Place;
}

export interface HelmRepositoryDeclaration extends HelmRepositoryFields {
  readonly kind: 'HelmRepository';
  /** The name. */
  readonly place: Place;
}

/** Time-outs are lengths of time as Terraform writes them, such as `90m`. */
export interface NsInstanceDeclaration extends NsInstanceSettings {
  readonly kind: 'NsInstance';
  /** The name. */
  readonly place: Place;
  readonly name: string;
  readonly description?: string;
  /** The descriptor id of the NSD. */
  readonly nsdName: string;
  /** Where the file names the NSD. */
  readonly nsdPlace: Place;
  readonly vimAccountName: string;
  readonly vimAccountPlace: Place;
  /** NS parameters. */
  readonly params?: JsonObject | undefined;
  readonly vnfs: readonly VnfDeclaration[];
  readonly networks: readonly NetworkDeclaration[];
  readonly sshKeys: readonly string[];
  /** Further fields of an instantiation, in the words of OSM's north-bound interface. */
  readonly instantiation?: JsonObject | undefined;
  /** The virtual links and the member VNF indexes that these name. */
  readonly namedInInstantiation?: {
    readonly links: readonly Reference[];
    readonly members: readonly Reference[];
  };
  /** NS instances of the repository that must be READY first, each once. */
  readonly dependsOn: readonly Reference[];
}

export interface VnfDeclaration {
  /** The member VNF index. */
  readonly place: Place;
  readonly memberVnfIndex: string;
  /** The VIM account of this VNF, if it is another one than that of the instance. */
  readonly vimAccount?: Reference | undefined;
  /** VNF parameters. */
  readonly params?: JsonObject | undefined;
  readonly kdus: readonly KduDeclaration[];
  /** Of the short form, which names a VNF whether it is given something or not: it is given nothing. */
  readonly isBare?: true;
}

export interface KduDeclaration {
  /** The KDU's name. */
  readonly place: Place;
  readonly name: string;
  /** The Helm chart or Juju bundle to take in the place of the VNFD's. */
  readonly model?: string | undefined;
  /** The Kubernetes namespace. */
  readonly namespace?: string | undefined;
  /** The name of the Helm release or Juju application. */
  readonly deploymentName?: string | undefined;
  readonly params?: JsonObject | undefined;
}

/** A network of the VIM that a virtual link of the NSD becomes, by its name or by its id. */
export interface NetworkDeclaration {
  /** The virtual link's name. */
  readonly place: Place;
  readonly name: string;
  readonly vimNetworkName?: string | undefined;
  readonly vimNetworkId?: string | undefined;
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
