import { chmod, mkdir, open, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLfsPointer, maxPointerBytes } from '../../../../base/files/lfs-pointer.js';
import { errorCode } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import { MirrorDamaged } from '../run/plumbing.js';
import { readBlobs } from './blobs.js';
import { refused, type TreeEntry } from './list.js';
import { removeTree } from './remove.js';

/** What the file system says of two entries of one name, or of names that it cannot have. */
const badNames: ReadonlySet<string> = new Set([
  'EEXIST',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EILSEQ',
  'ENOENT',
  'EINVAL',
]);

/** Writes the files of a commit beside their place and puts them there at once. Gives the paths that are LFS pointers. */
export async function writeTree(
  place: Place,
  entries: readonly TreeEntry[],
  path: string,
  signal: AbortSignal,
): Promise<string[]> {
  const unfinished = join(place.trees, '.unfinished');
  await removeTree(unfinished);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const pointers = await fillTree(place, entries, unfinished, signal);
    await removeTree(path);
    await rename(unfinished, path);
    return pointers;
  } catch (error) {
    await removeTree(unfinished);
    throw error;
  }
}

async function fillTree(
  place: Place,
  entries: readonly TreeEntry[],
  root: string,
  signal: AbortSignal,
): Promise<string[]> {
  const folders = new Set<string>(['.']);
  const pointers: string[] = [];
  const links: [TreeEntry, string][] = [];
  const makeFolder = async (folder: string): Promise<void> => {
    if (folders.has(folder)) return;
    await makeFolder(dirname(folder));
    await naming(folder, () => mkdir(join(root, folder), { mode: 0o700 }));
    folders.add(folder);
  };
  for (const { kind, path } of entries) await makeFolder(kind === 'submodule' ? path : dirname(path));
  const blobs = entries.filter(({ kind }) => kind !== 'submodule');
  await readBlobs(place, blobs, signal, async (entry, content) => {
    if (entry.kind === 'link') {
      links.push([entry, (await bytesOf(content)).toString()]);
    } else if (await writeFileOf(entry, content, join(root, entry.path))) {
      pointers.push(entry.path);
    }
  });
  // Last, so that nothing is ever written through one.
  for (const [entry, target] of links) {
    await naming(entry.path, () => symlink(target, join(root, entry.path)));
  }
  const deepestFirst = [...folders].toSorted((a, b) => b.length - a.length);
  for (const folder of deepestFirst) await chmod(join(root, folder), 0o555);
  return pointers;
}

/** Writes a file; tells whether it is an LFS pointer. */
async function writeFileOf(
  { path, kind, bytes }: TreeEntry,
  content: AsyncIterable<Uint8Array>,
  to: string,
): Promise<boolean> {
  const file = await naming(path, () => open(to, 'wx', 0o600));
  let written = 0;
  let start: Uint8Array = new Uint8Array();
  try {
    for await (const piece of content) {
      if (written === 0) start = Buffer.from(piece);
      await file.writeFile(piece);
      written += piece.length;
    }
    await file.chmod(kind === 'executable' ? 0o555 : 0o444);
  } finally {
    await file.close();
  }
  if (written !== bytes) throw new MirrorDamaged(`${path} ends early`);
  return bytes <= maxPointerBytes && isLfsPointer(start);
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Does something with a path of the repository, for which a bad name is the repository's fault. */
async function naming<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const code = errorCode(error);
    throw badNames.has(code) ? refused(path, `cannot be written (${code})`) : error;
  }
}
