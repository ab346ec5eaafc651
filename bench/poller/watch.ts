import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { projectRoot } from '../../src/deploy/index.js';

/** `osmops watch` as a process of its own. */
export interface Watch {
  /** Where its server listens. */
  readonly url: string;
  /** Waits for a commit to be applied. @returns When it was, in epoch milliseconds. */
  applied(commit: string): Promise<number>;
  stop(): Promise<void>;
}

const lineSchema = z.looseObject({
  message: z.string(),
  time: z.string(),
  kind: z.string().optional(),
  revision: z.looseObject({ commit: z.string() }).optional(),
});

/** @throws Error if it ends, or if a revision fails. */
export async function startWatch(configFile: string): Promise<Watch> {
  const main = join(projectRoot, 'dist/src/cli/main.js');
  const subprocess = execa(process.execPath, [main, 'watch', '--config', configFile, '--json'], {
    ...{ stdin: 'ignore', stderr: 'inherit', buffer: false },
  });
  const lines = subprocess.iterable();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('osmops watch ended');
    const line = lineSchema.parse(JSON.parse(String(value)));
    if (line.kind?.endsWith('failed')) throw new Error(line.message);
    return line;
  };
  let url: string | undefined;
  while (url === undefined) url = /^listening on (http:\S+)/.exec((await next()).message)?.[1];
  return {
    url,
    async applied(commit) {
      for (;;) {
        const { kind, revision, time } = await next();
        if (kind === 'applied' && revision?.commit === commit) return Date.parse(time);
      }
    },
    async stop() {
      subprocess.kill('SIGTERM');
      await subprocess;
    },
  };
}
