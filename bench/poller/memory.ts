import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';

/** What a poller holds, once its garbage has been collected. Bytes. */
const memoryUseSchema = z.object({
  /** How often each repository has been looked at. */
  polls: z.number(),
  rss: z.number(),
  heapUsed: z.number(),
  external: z.number(),
  /** In its data folder, folders counted. */
  files: z.number(),
  /** Open file descriptors. */
  descriptors: z.number(),
  /** Since its start. */
  seconds: z.number(),
});
export type MemoryUse = z.infer<typeof memoryUseSchema>;

const answerSchema = z.object({ uses: z.array(memoryUseSchema), failures: z.array(z.string()).length(0) });

/**
 * Runs a poller of so many repositories whose remote does not change, and measures it after so many polls of each.
 *
 * @param folder An empty one.
 */
export async function measureMemory(
  folder: string,
  remote: string,
  repositories: number,
  stops: readonly number[],
): Promise<readonly MemoryUse[]> {
  const script = join(import.meta.dirname, 'memory-process.js');
  const args = ['--expose-gc', script, folder, pathToFileURL(remote).href, repositories, ...stops].map(
    String,
  );
  const { stdout } = await execa(process.execPath, args, { stderr: 'inherit', stdin: 'ignore' });
  return answerSchema.parse(JSON.parse(stdout)).uses;
}
