import { z } from 'zod';
import { parseJson } from '../terraform/parse-json.js';

const stateSchema = z.object({ resources: z.array(z.unknown()) });

/**
 * How many resources a stored state has, for Terraform's parallelism. One that is missing or not understood has none: Terraform
 * will say what is wrong with it.
 */
export function countStateResources(text: string | undefined): number {
  const { data } = stateSchema.safeParse(parseJson(text ?? ''));
  return data?.resources.length ?? 0;
}
