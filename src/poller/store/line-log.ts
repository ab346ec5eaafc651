import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { maxOwnBytes, readText as readOwnText } from '../../../base/files/read-regular-file.js';
import { isMissing } from '../../../provider/errors/index.js';
import { parseJson } from '../../terraform/parse-json.js';
import { dataUnusable } from './data-unusable.js';
import { writeFileSafely } from './write-file.js';

/** A log of JSON lines on disk, of which the last ones are kept. */
export interface LineLog<T> {
  /** One after the other, in the order of the calls. Throws OsmopsError `data-unusable`. */
  append(entry: T): Promise<void>;
  /** The last entries, oldest first. A line that a crash cut off is passed over. */
  read(): Promise<readonly T[]>;
}

export interface LineLogOptions {
  /** How many entries are kept. */
  readonly most: number;
  /** How much of the file may be kept, in bytes. */
  readonly mostBytes: number;
}

export function lineLog<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  { most, mostBytes }: LineLogOptions,
): LineLog<z.output<Schema>> {
  let last: Promise<unknown> = Promise.resolve();
  let size: { lines: number; bytes: number } | undefined;

  async function append(line: string): Promise<void> {
    size ??= await measure(path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // A line that a crash cut off has no end: the new one must not be glued to it.
    const start = size.lines === 0 && size.bytes > 0 ? '\n' : '';
    await appendFile(path, `${start}${line}\n`, { mode: 0o600 });
    size = { lines: size.lines + 1, bytes: size.bytes + Buffer.byteLength(line) + 1 };
    if (size.lines > 2 * most || size.bytes > 2 * mostBytes) size = await shorten();
  }

  async function shorten() {
    const kept = lastLines(await readText(path), most, mostBytes);
    const text = kept.map((line) => `${line}\n`).join('');
    await writeFileSafely(path, text);
    return { lines: kept.length, bytes: Buffer.byteLength(text) };
  }

  return {
    append(entry) {
      const done = last.then(() => append(JSON.stringify(entry)));
      last = done.catch(() => undefined);
      return done.catch((cause: unknown) => {
        throw dataUnusable(path, 'could not be written', cause);
      });
    },
    async read() {
      await last;
      return lastLines(await readText(path), most, mostBytes).flatMap((line) => {
        const parsed = schema.safeParse(parseJson(line));
        return parsed.success ? [parsed.data] : [];
      });
    },
  };
}

async function measure(path: string): Promise<{ lines: number; bytes: number }> {
  const text = await readText(path);
  const whole = text === '' || text.endsWith('\n');
  return { lines: whole ? text.split('\n').length - 1 : 0, bytes: Buffer.byteLength(text) };
}

async function readText(path: string): Promise<string> {
  try {
    return await readOwnText(path, { maxBytes: maxOwnBytes });
  } catch (error) {
    if (isMissing(error)) return '';
    throw dataUnusable(path, 'cannot be read', error);
  }
}

function lastLines(text: string, most: number, mostBytes: number): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const kept: string[] = [];
  let bytes = 0;
  for (const line of lines.slice(-most).reverse()) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > mostBytes && kept.length > 0) break;
    kept.push(line);
  }
  return kept.reverse();
}
