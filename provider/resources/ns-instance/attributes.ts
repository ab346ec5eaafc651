import { z } from 'zod';
import { keyRemovalPolicies } from '../../osm.js';
import {
  computed,
  optional,
  optionalComputed,
  type PlannedOf,
  required,
  type StateOf,
} from '../../plugin/definition/index.js';
import { duration } from '../duration.js';
import { osmDescription, osmName, osmText } from '../osm-text.js';
import { instantiationText } from './instantiation.js';
import { parametersText, variablesText } from './parameters.js';

/** What becomes of an instance whose resource is destroyed. */
export const deletionPolicies = ['delete', 'orphan'] as const;

const kdu = z.object({
  name: required(z.string().min(1), { description: 'Name of the KDU in the VNFD.' }),
  model: optional(osmName, {
    description:
      'Helm chart or Juju bundle to deploy instead of the one in the VNFD, such as `stable/openldap:1.2.7`. Changed in place by an upgrade of the KDU; what to do when it is to go is for `on_key_removal` to say.',
  }),
  namespace: optional(osmName, {
    description:
      'Kubernetes namespace of the KDU; OSM takes the one of the project if it is not given. Changing it replaces the instance.',
  }),
  deployment_name: optional(osmName, {
    description:
      "Name of the KDU's Helm release or Juju model; OSM makes one up if it is not given. Changing it replaces the instance.",
  }),
  params: optional(parametersText, {
    description:
      'Parameters of the KDU (Helm values) as one JSON text: `jsonencode({ replicaCount = "2" })`. Changed in place by an upgrade of the KDU.',
  }),
});

const vnf = z.object({
  member_vnf_index: required(z.string().min(1), { description: 'Member VNF index of the VNF in the NSD.' }),
  vim_account_name: optional(z.string().min(1), {
    description:
      'Name of the VIM account to deploy this VNF to, if it is another one than that of the instance. Changing it replaces the instance.',
  }),
  params: optional(variablesText, {
    description:
      'Parameters of the VNF as one JSON text: `jsonencode({ site = "edge" })`. Changing them replaces the instance.',
  }),
  kdus: optional(z.array(kdu), { description: 'The KDUs of the VNF that are given something.' }),
});

const network = z.object({
  name: required(osmText, { description: 'Name of the virtual link in the NSD.' }),
  vim_network_name: optional(osmText, { description: 'Name of the network at the VIM.' }),
  vim_network_id: optional(osmText, { description: 'Id of the network at the VIM.' }),
});

const timeouts = z.object({
  create: optional(duration, { description: 'For the creation.' }),
  update: optional(duration, { description: 'For each upgrade of a KDU.' }),
  delete: optional(duration, { description: 'For the deletion.' }),
});

/** The schema of `osm_ns_instance`. */
export const attributes = {
  name: required(osmName, {
    description:
      'Name of the NS instance: its identity. OSM itself would allow several instances of one name.',
    forcesReplacement: true,
  }),
  description: optionalComputed(osmDescription, {
    description:
      'Description, given at creation. OSM cannot change it: a later change is kept back with a warning.',
  }),
  nsd_name: required(z.string().min(1), {
    description: 'Descriptor id of the NSD (its NS package).',
    forcesReplacement: true,
  }),
  vim_account_name: required(z.string().min(1), {
    description: 'Name of the VIM account to deploy to.',
    forcesReplacement: true,
  }),
  params: optional(variablesText, {
    description:
      'Parameters of the NS as one JSON text: `jsonencode({ domain = "example.org" })`. Changing them replaces the instance.',
  }),
  vnfs: optional(z.array(vnf), { description: 'What single VNFs and their KDUs are given.' }),
  networks: optional(z.array(network), {
    description:
      'Networks at the VIM that virtual links of the NSD are put on; each has either `vim_network_name` or `vim_network_id`. Changing them replaces the instance.',
  }),
  ssh_keys: optional(z.array(z.string().min(1)), {
    description: 'Public SSH keys that are put into the VMs. Changing them replaces the instance.',
  }),
  instantiation: optional(instantiationText, {
    description:
      'Whatever else OSM\'s instantiation takes, in OSM\'s own words, as one JSON text: `jsonencode({ vnf = [{ member-vnf-index = "1", vdu = [...] }] })`. It is sent as it is, together with what the attributes here say of the same VNFs and virtual links, and may not hold a key that has an attribute. Changing it replaces the instance.',
  }),
  wait_for: optional(z.array(osmName), {
    description:
      'Names of NS instances that must be READY before this one is created; refer to them (`osm_ns_instance.database.name`), so that Terraform makes them first. One that is being worked on is awaited; if one is missing or not READY in the end, nothing is made. Changing them changes nothing in OSM.',
  }),
  on_key_removal: optional(z.enum(keyRemovalPolicies), {
    description:
      'What to do when a top-level parameter that was given at creation is to go, which no upgrade can do: `error` or `replace`. By default as the provider block says.',
  }),
  deletion_policy: optional(z.enum(deletionPolicies), {
    description:
      'What the destruction of this resource does: `delete` (default) deletes the instance, `orphan` leaves it in OSM. Terraform destroys by what the state says: apply a change of this before you remove the resource.',
  }),
  timeouts: optional(timeouts, {
    description:
      'How long to wait for the operations of this instance, such as `90m`. By default as the provider block says.',
  }),
  id: computed(z.string(), { description: "OSM's id of the NS instance." }),
  nsd_id: computed(z.string(), { description: "OSM's id of the NSD." }),
  vim_account_id: computed(z.string(), { description: "OSM's id of the VIM account." }),
  status: computed(z.string(), {
    description:
      'State of the instance in OSM: `READY`, `BUILDING`, `BROKEN`, `DEGRADED`, `TERMINATING`, `NOT_INSTANTIATED`.',
  }),
  adopted: computed(z.boolean(), {
    description: 'Whether the instance was there before Terraform and was taken over.',
  }),
};

export type NsInstanceAttributes = typeof attributes;
export type NsInstanceState = StateOf<NsInstanceAttributes>;
export type NsInstancePlanned = PlannedOf<NsInstanceAttributes>;
