// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { IResolvable, TerraformMetaArguments } from '../cdktf.js';
import type { OneOf } from '../props.js';

/**
 * A network service instance: a network service descriptor (NSD) brought to life at a VIM account. Its KDUs
 * are upgraded in place when their parameters change.
 */
export interface NsInstanceProps extends TerraformMetaArguments {
  /**
   * Name of the NS instance: its identity. OSM itself would allow several instances of one name. Another
   * value replaces the resource.
   */
  readonly name: string;
  /** Description, given at creation. OSM cannot change it: a later change is kept back with a warning. */
  readonly description?: string | undefined;
  /** Descriptor id of the NSD (its NS package). Another value replaces the resource. */
  readonly nsdName: string;
  /** Name of the VIM account to deploy to. Another value replaces the resource. */
  readonly vimAccountName: string;
  /** What single VNFs and their KDUs are given. */
  readonly vnfs?: readonly NsInstanceVnf[] | IResolvable | undefined;
  /**
   * What to do when a top-level parameter that was given at creation is to go, which no upgrade can do:
   * `error` or `replace`. By default as the provider block says.
   */
  readonly onKeyRemoval?: OneOf<'error' | 'replace'> | undefined;
  /**
   * How long to wait for an operation of this instance, such as `90m`. By default as the provider block says.
   */
  readonly timeout?: string | undefined;
}

/** One of the `vnfs`. */
export interface NsInstanceVnf {
  /** Member VNF index of the VNF in the NSD. */
  readonly memberVnfIndex: string;
  /** The KDUs of the VNF that are given something. */
  readonly kdus: readonly NsInstanceVnfKdu[] | IResolvable;
}

/** One of the `kdus`. */
export interface NsInstanceVnfKdu {
  /** Name of the KDU in the VNFD. */
  readonly name: string;
  /**
   * Kubernetes namespace of the KDU; OSM takes the one of the project if it is not given. Changing it
   * replaces the instance.
   */
  readonly namespace?: string | undefined;
  /**
   * Parameters of the KDU (Helm values) as one JSON text: `jsonencode({ replicaCount = "2" })`. Changed in
   * place by an upgrade of the KDU.
   */
  readonly params?: string | undefined;
}
