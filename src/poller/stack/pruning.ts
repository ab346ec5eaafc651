import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import type { Plan } from '../../terraform/index.js';

const synthesized = z.object({
  resource: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});

/** The addresses of all resources that a synthesized configuration has. */
export async function configuredAddresses(stackFolder: string): Promise<readonly string[]> {
  const text = await readText(join(stackFolder, 'cdk.tf.json'), { maxBytes: maxOwnBytes });
  const { resource } = synthesized.parse(JSON.parse(text));
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

/**
 * What to plan instead, so that what left the files stays as it is: everything that is still in them. Undefined if the
 * plan deletes nothing that left the files. See docs/decisions/0012-prune.md.
 */
export function targetsWithoutPruning(
  plan: Plan,
  configured: readonly string[],
): readonly string[] | undefined {
  const left = plan.resource_changes.some(
    ({ mode, address, change }) =>
      mode === 'managed' && change.actions.includes('delete') && !configured.includes(address),
  );
  if (!left) return undefined;
  // Without a target Terraform plans everything. One that does not exist selects nothing.
  return configured.length === 0 ? ['osm_ns_instance._none'] : configured;
}
