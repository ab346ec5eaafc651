import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../../../provider/errors/index.js';
import { writeFileSafely } from '../store/write-file.js';
import type { StateMark } from './stack.js';

/** Copies of a state file, from before each apply: Terraform writes the file in place, and a power cut damages it. */
export interface StateBackups {
  /** Keeps a copy, unless the newest one is of the same state. */
  add(content: string, mark: StateMark): Promise<void>;
  /** The path of the newest copy. */
  newest(): Promise<string | undefined>;
}

const most = 10;

export function stateBackups(folder: string, now: () => number): StateBackups {
  /** Names in the order in which they were written: they begin with a moment. */
  async function list(): Promise<string[]> {
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names.filter((name) => name.endsWith('.tfstate')).sort();
  }

  return {
    async add(content, mark) {
      const names = await list();
      const ending = `-${mark?.lineage.slice(0, 8)}-${mark?.serial}.tfstate`;
      if (names.at(-1)?.endsWith(ending)) return;
      const moment = new Date(now()).toISOString().replace(/[:.]/g, '-');
      await writeFileSafely(join(folder, `${moment}${ending}`), content);
      for (const name of names.slice(0, Math.max(0, names.length + 1 - most))) {
        await rm(join(folder, name), { force: true });
      }
    },
    async newest() {
      const name = (await list()).at(-1);
      return name && join(folder, name);
    },
  };
}
