import { z } from 'zod';
import { line } from '../../../base/text/index.js';
import type { NotReadyInstance } from '../../deploy/index.js';
import type { ObservedDrift } from '../types.js';
import { pathsOf } from './paths.js';

export const driftSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
  kind: z.enum(['gone', 'changed']),
  attributes: z.array(z.string()).meta({ description: 'The paths of what differs, without values.' }),
  operations: z
    .array(
      z.object({
        id: z.string(),
        type: z.string().meta({ examples: ['action', 'terminate'] }),
        startedAt: z.string().meta({ description: "By OSM's clock, ISO 8601." }),
      }),
    )
    .optional()
    .meta({ description: "OSM's operations that osmops did not ask for, since the last apply." }),
});

export type DriftView = z.infer<typeof driftSchema>;

export function driftView({ address, kind, attributes, operations }: ObservedDrift): DriftView {
  return {
    ...{ address: line(address), kind, attributes: pathsOf(attributes) },
    ...(operations && {
      operations: operations.map(({ id, type, startedAt }) => ({
        id: line(id),
        type: line(type),
        startedAt: line(startedAt),
      })),
    }),
  };
}

/** Drift in words: `osm_ns_instance.ldap changed, by: action at 2026-...`. */
export function describeDrift({ address, kind, operations = [] }: DriftView): string {
  const by = operations.map(({ type, startedAt }) => `${type} at ${startedAt}`).join(', ');
  return `${address} ${kind}${by === '' ? '' : `, by: ${by}`}`;
}

export const notReadySchema = z.object({
  address: z.string(),
  status: z.string().meta({ description: "OSM's name of its state.", examples: ['BUILDING'] }),
});

export function notReadyView(instances: readonly NotReadyInstance[]): z.infer<typeof notReadySchema>[] {
  return instances.map(({ address, status }) => ({ address: line(address), status: line(status) }));
}
