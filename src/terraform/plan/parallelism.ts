import { z } from 'zod';

const synthesized = z.object({
  resource: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});

/** Terraform's own default. */
const least = 10;

/**
 * Counts the resources of a parsed `cdk.tf.json`.
 *
 * @throws ZodError if it is not of the form that cdktf writes.
 */
export function countResources(configuration: unknown): number {
  const types = Object.values(synthesized.parse(configuration).resource);
  return types.reduce((count, resources) => count + Object.keys(resources).length, 0);
}

/**
 * How many resources Terraform is to work on at a time: all of them, so that what they ask a server in the same moment
 * can go out as one request.
 */
export function parallelismFor(resources: number): number {
  return Math.max(least, resources);
}
