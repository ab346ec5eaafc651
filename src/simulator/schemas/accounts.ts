import { z } from 'zod';
import { anyObject, description, id, name, secret, shortName, text } from './check.js';

const optionalDescription = description.nullable().optional();
const schemaFields = { schema_version: z.literal('1.0').optional(), schema_type: z.string().optional() };

const vimFields = {
  description: optionalDescription,
  vim: name.optional(),
  datacenter: name.optional(),
  vca: id.optional(),
  config: anyObject.optional(),
  'prometheus-config': anyObject.optional(),
};
const vimRequired = {
  name,
  vim_url: description.nullable(),
  vim_type: shortName,
  vim_user: text,
  vim_password: secret,
  vim_tenant_name: name,
};

const clusterFields = {
  description: optionalDescription,
  namespace: name.optional(),
  vca_id: id.optional(),
  deployment_methods: anyObject.optional(),
  cni: z.array(shortName).min(1).optional(),
};
const clusterRequired = {
  name,
  credentials: anyObject,
  vim_account: id,
  k8s_version: text,
  nets: z.record(z.string(), name.nullable()).refine((nets) => Object.keys(nets).length > 0),
};

const repoRequired = { name, type: z.enum(['helm-chart', 'juju-bundle']), url: description };

/** Bodies of creations and changes; a repository of charts cannot be changed. */
export const accountSchemas = {
  vim_accounts: {
    creation: z.strictObject({ ...schemaFields, ...vimRequired, ...vimFields }),
    change: z.strictObject({ ...vimRequired, ...vimFields }).partial(),
  },
  k8sclusters: {
    creation: z.strictObject({ ...schemaFields, ...clusterRequired, ...clusterFields }),
    change: z.strictObject({ ...clusterRequired, ...clusterFields }).partial(),
  },
  k8srepos: {
    creation: z.strictObject({ ...schemaFields, ...repoRequired, description: optionalDescription }),
    change: undefined,
  },
} as const;
