import { z } from 'zod';
import { optional, type PlannedOf, required, type StateOf } from '../../plugin/definition/index.js';
import { computedAttributes, nameAttribute, secretAttributes } from '../account/attributes.js';
import { osmAddress, osmDescription, osmName, osmText } from '../osm-text.js';
import { configText } from './config-text.js';

const password = secretAttributes("the password of the VIM's user");

/** The schema of `osm_vim_account`. */
export const attributes = {
  name: nameAttribute('VIM account'),
  vim_type: required(z.string().min(1).max(60), {
    description: 'Type of the VIM, as OSM names it: `openstack`, `vmware`, `dummy` ...',
    forcesReplacement: true,
  }),
  vim_url: required(osmAddress, { description: "Address of the VIM's interface, with no password in it." }),
  vim_user: required(osmText, { description: 'User of the VIM.' }),
  vim_tenant_name: required(osmName, { description: 'Tenant or project of the VIM.' }),
  description: optional(osmDescription, { description: 'Description.' }),
  config: optional(configText, {
    description:
      "The VIM's configuration as one JSON text: `jsonencode({ use_floating_ip = true })`. Without keys that name secrets: those that OSM has are left alone and never shown.",
  }),
  password_env: password.env,
  password_file: password.file,
  secret_version: password.version,
  ...computedAttributes('VIM account'),
};

export type VimAccountAttributes = typeof attributes;
export type VimAccountState = StateOf<VimAccountAttributes>;
export type VimAccountPlanned = PlannedOf<VimAccountAttributes>;
