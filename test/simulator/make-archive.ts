import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A gzip'ed tar of the files, in their order. */
export async function makeArchive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const writer = pack();
  for (const [name, content] of Object.entries(files)) writer.entry({ name }, content);
  writer.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of writer) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}
