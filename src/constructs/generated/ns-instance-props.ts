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
  /**
   * Parameters of the NS as one JSON text: `jsonencode({ domain = "example.org" })`. Changing them replaces
   * the instance.
   */
  readonly params?: string | undefined;
  /** What single VNFs and their KDUs are given. */
  readonly vnfs?: readonly NsInstanceVnf[] | IResolvable | undefined;
  /**
   * Networks at the VIM that virtual links of the NSD are put on; each has either `vim_network_name` or
   * `vim_network_id`. Changing them replaces the instance.
   */
  readonly networks?: readonly NsInstanceNetwork[] | IResolvable | undefined;
  /** Public SSH keys that are put into the VMs. Changing them replaces the instance. */
  readonly sshKeys?: readonly string[] | IResolvable | undefined;
  /**
   * Whatever else OSM's instantiation takes, in OSM's own words, as one JSON text: `jsonencode({ vnf = [{
   * member-vnf-index = "1", vdu = [...] }] })`. It is sent as it is, together with what the attributes here
   * say of the same VNFs and virtual links, and may not hold a key that has an attribute. Changing it
   * replaces the instance.
   */
  readonly instantiation?: string | undefined;
  /**
   * Names of NS instances that must be READY before this one is created; refer to them
   * (`osm_ns_instance.database.name`), so that Terraform makes them first. One that is being worked on is
   * awaited; if one is missing or not READY in the end, nothing is made. Changing them changes nothing in
   * OSM.
   */
  readonly waitFor?: readonly string[] | IResolvable | undefined;
  /**
   * What to do when a top-level parameter that was given at creation is to go, which no upgrade can do:
   * `error` or `replace`. By default as the provider block says.
   */
  readonly onKeyRemoval?: OneOf<'error' | 'replace'> | undefined;
  /**
   * What the destruction of this resource does: `delete` (default) deletes the instance, `orphan` leaves it
   * in OSM. Terraform destroys by what the state says: apply a change of this before you remove the resource.
   */
  readonly deletionPolicy?: OneOf<'delete' | 'orphan'> | undefined;
  /**
   * How long to wait for the operations of this instance, such as `90m`. By default as the provider block
   * says.
   */
  readonly timeouts?: NsInstanceTimeout | undefined;
}

/** One of the `vnfs`. */
export interface NsInstanceVnf {
  /** Member VNF index of the VNF in the NSD. */
  readonly memberVnfIndex: string;
  /**
   * Name of the VIM account to deploy this VNF to, if it is another one than that of the instance. Changing
   * it replaces the instance.
   */
  readonly vimAccountName?: string | undefined;
  /**
   * Parameters of the VNF as one JSON text: `jsonencode({ site = "edge" })`. Changing them replaces the
   * instance.
   */
  readonly params?: string | undefined;
  /** The KDUs of the VNF that are given something. */
  readonly kdus?: readonly NsInstanceVnfKdu[] | IResolvable | undefined;
}

/** One of the `kdus`. */
export interface NsInstanceVnfKdu {
  /** Name of the KDU in the VNFD. */
  readonly name: string;
  /**
   * Helm chart or Juju bundle to deploy instead of the one in the VNFD, such as `stable/openldap:1.2.7`.
   * Changed in place by an upgrade of the KDU; what to do when it is to go is for `on_key_removal` to say.
   */
  readonly model?: string | undefined;
  /**
   * Kubernetes namespace of the KDU; OSM takes the one of the project if it is not given. Changing it
   * replaces the instance.
   */
  readonly namespace?: string | undefined;
  /**
   * Name of the KDU's Helm release or Juju model; OSM makes one up if it is not given. Changing it replaces
   * the instance.
   */
  readonly deploymentName?: string | undefined;
  /**
   * Parameters of the KDU (Helm values) as one JSON text: `jsonencode({ replicaCount = "2" })`. Changed in
   * place by an upgrade of the KDU.
   */
  readonly params?: string | undefined;
}

/** One of the `networks`. */
export interface NsInstanceNetwork {
  /** Name of the virtual link in the NSD. */
  readonly name: string;
  /** Name of the network at the VIM. */
  readonly vimNetworkName?: string | undefined;
  /** Id of the network at the VIM. */
  readonly vimNetworkId?: string | undefined;
}

/**
 * How long to wait for the operations of this instance, such as `90m`. By default as the provider block says.
 */
export interface NsInstanceTimeout {
  /** For the creation. */
  readonly create?: string | undefined;
  /** For each upgrade of a KDU. */
  readonly update?: string | undefined;
  /** For the deletion. */
  readonly delete?: string | undefined;
}
