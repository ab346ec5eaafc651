import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSafely } from '../../../base/files/write-safely.js';
import { isMissing } from '../../../provider/errors/index.js';
import type { MarkedState } from './successor.js';

/** The last states: each as a run found it, and as it left it. */
export interface Copies {
  /** Keeps a copy, unless the newest one is of the same state. */
  add(state: MarkedState): Promise<void>;
  /** The path of the newest copy. */
  newest(): Promise<string | undefined>;
}

const most = 10;

export function stateCopies(folder: string, now: () => number): Copies {
  /** Names in the order in which they were written: they begin with a moment. */
  async function list(): Promise<string[]> {
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names.filter((name) => name.endsWith('.tfstate')).sort();
  }

  return {
    async add({ text, mark }) {
      const names = await list();
      const ending = `-${mark.lineage.slice(0, 8).replace(/[^A-Za-z0-9]/g, '_')}-${mark.serial}.tfstate`;
      if (names.at(-1)?.endsWith(ending)) return;
      const moment = new Date(now()).toISOString().replace(/[:.]/g, '-');
      await writeSafely(join(folder, `${moment}${ending}`), text);
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
