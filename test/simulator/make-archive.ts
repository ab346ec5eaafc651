import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';

/** A gzip'ed tar of the files, in their order. */
export async function makeArchive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name, size: Buffer.byteLength(body) },
    body,
  }));
  return gzipSync(await packTar(entries));
}
