import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { isMissing } from '../../../provider/errors/index.js';
import { dataUnusable } from './data-unusable.js';
import { writeFileSafely } from './write-file.js';

/** A small JSON document on disk that survives restarts. */
export interface JsonFile<T> {
  /** Undefined if there is none. Throws OsmopsError `data-unusable` if it does not fit the schema. */
  read(): Promise<T | undefined>;
  /** Throws OsmopsError `data-unusable`; the old content stands. */
  write(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** @param forgotten What is lost with a damaged file, as in `the poller forgets it.` */
export function jsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  forgotten?: string,
): JsonFile<z.output<Schema>> {
  return {
    async read() {
      try {
        return schema.parse(JSON.parse(await readText(path, { maxBytes: maxOwnBytes })));
      } catch (error) {
        if (isMissing(error)) return undefined;
        const cause = error instanceof z.ZodError ? new Error(z.prettifyError(error)) : error;
        const remedy = `If the file is damaged, move it away and resume the repository; ${forgotten}`;
        throw dataUnusable(path, 'cannot be read', cause, forgotten === undefined ? undefined : remedy);
      }
    },
    write: (value) => writeFileSafely(path, `${JSON.stringify(value)}\n`),
    remove: () => rm(path, { force: true }),
  };
}
