import { readdir, readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const headers = z.record(z.string(), z.string());
const message = z.object({ headers, body: z.string() });
const request = message.extend({ method: z.string(), path: z.string() });

const exchange = z.object({
  seq: z.number(),
  name: z.string(),
  request,
  response: message.extend({ status: z.number() }),
});

/** One recorded exchange with OSM release 8. */
export type Exchange = z.infer<typeof exchange>;

const exchange10 = z.object({
  request: request.optional(),
  response: message.extend({ status: z.number().optional() }),
});
/** One recorded exchange with OSM release 10; of some only the answer's text is left. */
export type Exchange10 = z.infer<typeof exchange10>;

async function readLines(name: string): Promise<readonly unknown[]> {
  const packed = await readFile(new URL(name, import.meta.url));
  return gunzipSync(packed)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The 539 exchanges with release 8, in the order they happened. */
export async function readExchanges(): Promise<readonly Exchange[]> {
  return z.array(exchange).parse(await readLines('exchanges-release8.jsonl.gz'));
}

export async function readExchanges10(): Promise<readonly Exchange10[]> {
  return z.array(exchange10).parse(await readLines('exchanges-release10.jsonl.gz'));
}

/** The recorded package archives, by the MD5 of their bytes. */
export async function readArchives(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = new URL('archives/', import.meta.url);
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Buffer]> => {
        return [name.split('.')[0] ?? '', await readFile(new URL(name, folder))];
      }),
    ),
  );
}
