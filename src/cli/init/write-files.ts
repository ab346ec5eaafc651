import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode, OsmopsError } from '../../../provider/errors/index.js';
import { insideRepository } from '../../repository/paths.js';
import type { NewFile } from './new-file.js';

/**
 * Writes files into a folder, which need not exist. Nothing that is there is overwritten: before the first file is
 * written, all of them are looked at.
 *
 * @throws OsmopsError `file-not-written` that names what is in the way.
 */
export async function writeNewFiles(root: string, files: readonly NewFile[]): Promise<void> {
  const taken: string[] = [];
  const wanted = new Set<string>();
  for (const { path } of files) {
    await refuseOutside(root, path);
    if (wanted.has(path) || (await exists(join(root, path)))) taken.push(path);
    wanted.add(path);
  }
  if (taken.length > 0) {
    throw notWritten(`Nothing is overwritten, and these names are taken: ${taken.join(', ')}`);
  }
  for (const file of files) {
    const { path, content } = file;
    await writing(path, async () => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content, { flag: 'wx', mode: modeOf(file) });
    });
  }
}

function modeOf({ secret = false, executable = false }: NewFile): number {
  if (secret) return 0o600;
  return executable ? 0o777 : 0o666;
}

/** Tells whether something has a path, be it a link that leads nowhere. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Refuses a path that leaves the folder, by `..` or by a link. */
export async function refuseOutside(root: string, path: string): Promise<void> {
  const { refused } = await insideRepository(root, path);
  if (refused !== undefined) throw notWritten(`'${path}' ${refused}`);
}

/** Has something be written; what the file system says against it becomes an error that names the path. */
export async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = errorCode(cause);
    throw notWritten(`'${path}' cannot be written${code === '' ? '' : ` (${code})`}`, cause);
  }
}

/** The refusal to write, or that of the file system. */
export function notWritten(message: string, cause?: unknown): OsmopsError {
  return new OsmopsError({
    code: 'file-not-written',
    message,
    remedy: 'Name another folder or give other names, or make room where it is to be.',
    cause,
  });
}
