import { z } from 'zod';
import { anyObject, name, shortName } from './check.js';

export const projectCreation = z.strictObject({
  name: shortName,
  admin: z.boolean().optional(),
  quotas: z.record(z.string(), z.number()).optional(),
});

export const userCreation = z.strictObject({
  username: shortName,
  password: z.string().min(1),
  projects: z.array(name).optional(),
  project_role_mappings: z.array(z.strictObject({ project: name, role: name })).optional(),
});

export const packagePatch = {
  vnfd: z.strictObject({ operationalState: z.string().optional(), userDefinedData: anyObject.optional() }),
  nsd: z.strictObject({ nsdOperationalState: z.string().optional(), userDefinedData: anyObject.optional() }),
} as const;
