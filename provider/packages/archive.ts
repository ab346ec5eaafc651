import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { checksumsPath, comparePaths } from './read-folder.js';
import type { OsmPackage, PackageFile } from './types.js';

/** A package as it is uploaded. */
export interface Archive {
  readonly fileName: string;
  /** A gzipped tar archive. */
  readonly bytes: Uint8Array;
  /** Of {@link bytes}, in hexadecimal. */
  readonly md5: string;
}

/** How much is compressed before other work gets its turn: about 30 ms of it. */
const chunkBytes = 1_000_000;

/**
 * Packs a package. The same files give the same bytes on every platform and Node version: entries are sorted, have no
 * times and no owners, and the compression is done in JavaScript. Everything lies in one folder named after the
 * descriptor's id, as OSM demands, with a fresh `checksums.txt`: a line `MD5<tab>path` for each file, as OSM Ops writes it.
 */
export async function buildArchive(pkg: Pick<OsmPackage, 'descriptorId' | 'files'>): Promise<Archive> {
  const { packTar } = await import('modern-tar');
  const folder = safeName(pkg.descriptorId);
  const entries = [...pkg.files, checksums(folder, pkg.files)].toSorted((a, b) =>
    comparePaths(a.path, b.path),
  );
  const tar = await packTar(
    entries.map(({ path, content, executable }) => ({
      header: {
        name: `${folder}/${path}`,
        size: content.length,
        mode: executable ? 0o755 : 0o644,
        mtime: new Date(0),
        uid: 0,
        gid: 0,
      },
      body: content,
    })),
  );
  const bytes = await gzip(tar);
  return { fileName: `${folder}.tar.gz`, bytes, md5: md5(bytes) };
}

function checksums(folder: string, files: readonly PackageFile[]): PackageFile {
  const lines = files.map(({ path, content }) => `${md5(content)}\t${folder}/${path}\n`);
  return { path: checksumsPath, content: Buffer.from(lines.join('')), executable: false };
}

/** A descriptor id may hold anything, but OSM refuses `..` and what is absolute, and HTTP headers know ASCII only. */
function safeName(descriptorId: string): string {
  return descriptorId.replaceAll(/[^\w.-]/g, '_').replace(/^\.+/, '_');
}

function md5(content: Uint8Array): string {
  return createHash('md5').update(content).digest('hex');
}

async function gzip(content: Uint8Array): Promise<Uint8Array> {
  const { Gzip } = await import('fflate');
  const parts: Uint8Array[] = [];
  const stream = new Gzip({ mtime: 0, level: 6 }, (part) => parts.push(part));
  for (let start = 0; start < content.length; start += chunkBytes) {
    const end = start + chunkBytes;
    stream.push(content.subarray(start, end), end >= content.length);
    await nextTurn();
  }
  return Buffer.concat(parts);
}
