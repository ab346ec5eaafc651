import type { JsonObject } from '../../../provider/json/index.js';

/** What OSM keeps of every record under `_admin`. Times are seconds since 1970. */
export interface Meta {
  readonly created: number;
  modified: number;
  /** Ids of the projects that may read; `ANY` stands for all. */
  projectsRead: string[];
  projectsWrite: string[];
}

export type AccountTopic = 'vim_accounts' | 'k8sclusters' | 'k8srepos';

export interface AccountOperation {
  readonly type: 'create' | 'edit' | 'delete';
  state: 'PROCESSING' | 'COMPLETED' | 'FAILED';
  readonly startTime: number;
  statusEnteredTime: number;
  detailedStatus: string;
}

/** A VIM account, a Kubernetes cluster or a repository of charts. */
export interface AccountRecord {
  readonly id: string;
  readonly topic: AccountTopic;
  /** What the client sent, secrets replaced by something that looks encrypted. */
  fields: JsonObject;
  readonly meta: Meta;
  operationalState: 'PROCESSING' | 'ENABLED' | 'ERROR';
  readonly operations: AccountOperation[];
  /** Absent until the first operation has ended. */
  detailedStatus?: string;
  toDelete: boolean;
  /** Ids of the repositories a cluster knows; unused elsewhere. */
  helmChartRepos: string[];
}

export type PackageKind = 'vnfd' | 'nsd';
export type DescriptorFormat = 'pre-SOL006' | 'SOL006';

/** What the storage holds of a package. */
export interface PackageContent {
  /** The descriptor as it would be handed out. */
  readonly descriptorText: string;
  /** Absent for a package that was uploaded as a mere descriptor. */
  readonly archive?: {
    readonly bytes: Buffer;
    readonly fileName: string;
    /** The top folder. */
    readonly folder: string;
    /** The descriptor's path, the top folder included. */
    readonly descriptorPath: string;
    /** Paths inside the top folder, in the archive's order. */
    readonly files: ReadonlyMap<string, Buffer>;
  };
}

export interface PackageRecord {
  readonly id: string;
  readonly kind: PackageKind;
  format: DescriptorFormat;
  /** Empty until content was uploaded. */
  descriptor: JsonObject;
  userDefinedData: JsonObject;
  readonly meta: Meta;
  onboardingState: 'CREATED' | 'UPLOADING' | 'ONBOARDED';
  operationalState: 'ENABLED' | 'DISABLED';
  content?: PackageContent;
  /** What came so far of an upload in several parts. */
  partial?: Buffer;
}

export type NsState = 'NOT_INSTANTIATED' | 'BUILDING' | 'READY' | 'DEGRADED' | 'BROKEN' | 'TERMINATING';

/** One state of a Helm release. */
export interface HelmRevision {
  readonly parameters: JsonObject;
  readonly chart: string;
}

/** A KDU as the life-cycle manager deployed it. */
export interface Deployment {
  readonly release: string;
  /** The name of the release that was given at creation; empty if none was. */
  readonly deploymentName: string;
  readonly clusterId: string;
  readonly memberVnfIndex: string;
  readonly kduName: string;
  readonly namespace: string;
  /** Every revision the release had; the last one runs. */
  readonly revisions: HelmRevision[];
  readonly firstDeployed: number;
  operation: 'install' | 'upgrade' | 'rollback';
  statusTime: number;
}

export interface NsRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly nsd: PackageRecord;
  /** The NSD as it was when the instance was created. */
  readonly nsdDocument: JsonObject;
  readonly vimAccountId: string;
  readonly vnfIds: readonly string[];
  readonly vnfdIds: readonly string[];
  readonly instantiateParams: JsonObject;
  readonly additionalParamsForNs: JsonObject | null;
  readonly meta: Meta;
  nsState: NsState;
  /** `_admin.nsState`, which decides what may be done. */
  adminState: 'NOT_INSTANTIATED' | 'INSTANTIATED';
  /** The operation under way, with its name in the record; null before the first one. */
  current: { readonly id: string; readonly type: string } | null;
  /** Whether the life-cycle manager has touched the record. */
  touched: boolean;
  operationalStatus: string;
  configStatus: string;
  detailedStatus: string;
  errorDescription: string | null;
  errorDetail: string | null;
  deployments: Deployment[];
  /** Whether the resource orchestrator reached the running state once. */
  orchestrated: boolean;
}

export interface Kdu {
  readonly name: string;
  readonly chart: string;
  readonly namespace: string;
  /** Empty if none was given: then the life-cycle manager makes the release's name up. */
  readonly deploymentName: string;
  readonly clusterId: string;
  /** As given at creation, nested values as `!!yaml` text; null if none were. */
  readonly additionalParams: JsonObject | null;
}

export interface VnfRecord {
  readonly id: string;
  readonly nsId: string;
  readonly memberVnfIndex: string;
  readonly vnfd: PackageRecord;
  readonly vnfdName: string;
  readonly vimAccountId: string;
  readonly additionalParams: JsonObject | null;
  readonly connectionPoints: readonly string[];
  readonly nets: readonly JsonObject[];
  readonly kdus: readonly Kdu[];
  readonly createTime: number;
  readonly meta: Meta;
  adminState: 'NOT_INSTANTIATED' | 'INSTANTIATED';
}

export type OperationType = 'instantiate' | 'action' | 'terminate';
export type OperationState = 'PROCESSING' | 'COMPLETED' | 'FAILED';

/** An NS life-cycle operation occurrence. */
export interface OperationRecord {
  readonly id: string;
  readonly nsId: string;
  readonly type: OperationType;
  readonly params: JsonObject;
  readonly startTime: number;
  readonly meta: Meta;
  state: OperationState;
  statusEnteredTime: number;
  queuePosition: number | null;
  stage: string | null;
  errorMessage: string | null;
  /** Absent until the life-cycle manager has taken the operation up. */
  detailedStatus?: string;
}

export interface ProjectRecord {
  readonly id: string;
  readonly name: string;
  /** How many records of a topic the project may have; those not named are not limited. */
  readonly quotas: Readonly<Record<string, number>>;
  readonly created: number;
}

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** Which roles the user has in which project; the first project is the default. */
  readonly grants: readonly { readonly projectId: string; readonly roleId: string }[];
  readonly created: number;
  /** When the user logged in last, in seconds since 1970. */
  lastLogin: number;
}

export interface TokenRecord {
  readonly id: string;
  readonly issuedAt: number;
  readonly expires: number;
  readonly projectId: string;
  readonly userId: string;
}
