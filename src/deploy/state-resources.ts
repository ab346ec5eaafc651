import { z } from 'zod';
import { maxOwnBytes, readText } from '../../base/files/read-regular-file.js';

const stateSchema = z.object({ resources: z.array(z.unknown()) });

/**
 * How many resources a state file has, for Terraform's parallelism. A file that is missing or unreadable has none:
 * Terraform will say what is wrong with it.
 */
export async function countStateResources(stateFile: string): Promise<number> {
  try {
    return stateSchema.parse(JSON.parse(await readText(stateFile, { maxBytes: maxOwnBytes }))).resources
      .length;
  } catch {
    return 0;
  }
}
