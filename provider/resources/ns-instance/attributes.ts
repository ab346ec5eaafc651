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
import { parametersText } from './parameters.js';

const kdu = z.object({
  name: required(z.string().min(1), { description: 'Name of the KDU in the VNFD.' }),
  namespace: optional(z.string().min(1), {
    description:
      'Kubernetes namespace of the KDU; OSM takes the one of the project if it is not given. Changing it replaces the instance.',
  }),
  params: optional(parametersText, {
    description:
      'Parameters of the KDU (Helm values) as one JSON text: `jsonencode({ replicaCount = "2" })`. Changed in place by an upgrade of the KDU.',
  }),
});

const vnf = z.object({
  member_vnf_index: required(z.string().min(1), { description: 'Member VNF index of the VNF in the NSD.' }),
  kdus: required(z.array(kdu), { description: 'The KDUs of the VNF that are given something.' }),
});

/** The schema of `osm_ns_instance`. */
export const attributes = {
  name: required(z.string().regex(/^[^,;()'"]+$/, 'must not be empty nor hold any of , ; ( ) \' "'), {
    description:
      'Name of the NS instance: its identity. OSM itself would allow several instances of one name.',
    forcesReplacement: true,
  }),
  description: optionalComputed(z.string().regex(/^[^'"]+$/, 'must not be empty nor hold quotes'), {
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
  vnfs: optional(z.array(vnf), { description: 'What single VNFs and their KDUs are given.' }),
  on_key_removal: optional(z.enum(keyRemovalPolicies), {
    description:
      'What to do when a top-level parameter that was given at creation is to go, which no upgrade can do: `error` or `replace`. By default as the provider block says.',
  }),
  timeout: optional(duration, {
    description:
      'How long to wait for an operation of this instance, such as `90m`. By default as the provider block says.',
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
