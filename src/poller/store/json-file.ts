import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { dataUnusable, isMissing } from './data-unusable.js';
import { writeFileSafely } from './write-file.js';

/** A small JSON document on disk that survives restarts. */
export interface JsonFile<T> {
  /** Undefined if there is none. Throws OsmopsError `data-unusable` if it does not fit the schema. */
  read(): Promise<T | undefined>;
  /** Throws OsmopsError `data-unusable`; the old content stands. */
  write(value: T): Promise<void>;
  remove(): Promise<void>;
}

export function jsonFile<Schema extends z.ZodType>(path: string, schema: Schema): JsonFile<z.output<Schema>> {
  return {
    async read() {
      try {
        return schema.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch (error) {
        if (isMissing(error)) return undefined;
        const cause = error instanceof z.ZodError ? new Error(z.prettifyError(error)) : error;
        throw dataUnusable(path, 'cannot be read', cause);
      }
    },
    write: (value) => writeFileSafely(path, `${JSON.stringify(value)}\n`),
    remove: () => rm(path, { force: true }),
  };
}
