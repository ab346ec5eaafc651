import { z } from 'zod';
import type { ResourceDrift } from '../../terraform/index.js';

export const driftSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
  kind: z.enum(['gone', 'changed']),
  attributes: z.array(z.string()).meta({ description: 'The paths of what differs, without values.' }),
});

export type DriftView = z.infer<typeof driftSchema>;

export function driftView({ address, kind, attributes }: ResourceDrift): DriftView {
  return { address, kind, attributes: attributes.map(({ path }) => path) };
}

export const notReadySchema = z.object({
  address: z.string(),
  status: z.string().meta({ description: "OSM's name of its state.", examples: ['BUILDING'] }),
});
