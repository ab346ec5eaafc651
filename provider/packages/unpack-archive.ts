import { promisify } from 'node:util';
import { gunzip as gunzipWithCallback } from 'node:zlib';
import { type ParsedTarEntryWithData, unpackTar } from 'modern-tar';
import { errorCode, isOsmopsError, OsmopsError } from '../errors/index.js';
import { maxPackageBytes, maxPackageFiles, tooManyBytes, tooManyFiles } from './limits.js';
import { checksumsPath, comparePaths } from './read-folder.js';
import type { PackageFile } from './types.js';

const gunzip = promisify(gunzipWithCallback);

/**
 * The files of an archive as OSM keeps it, a gzipped tar, without the folder that holds them all, sorted by path; a
 * `checksums.txt` at the top is left out, for it is made anew.
 *
 * @throws OsmopsError `package-invalid` if it is no such archive, has a link, a device, a path that leads out of the
 * folder or none that leads into it, or holds more than a package may.
 */
export async function unpackArchive(bytes: Uint8Array): Promise<readonly PackageFile[]> {
  const entries = (await readTar(bytes)).filter(({ header }) => header.type !== 'directory');
  const [folder] = entries[0]?.header.name.split('/') ?? [];
  const files = new Map(
    entries.map((entry) => {
      const path = pathInside(folder ?? '', entry);
      const content = entry.data ?? new Uint8Array();
      return [path, { path, content, executable: ((entry.header.mode ?? 0) & 0o111) !== 0 }];
    }),
  );
  files.delete(checksumsPath);
  return [...files.values()].toSorted((a, b) => comparePaths(a.path, b.path));
}

async function readTar(bytes: Uint8Array): Promise<readonly ParsedTarEntryWithData[]> {
  let entries = 0;
  try {
    const tar = await gunzip(bytes, { maxOutputLength: maxPackageBytes });
    return await unpackTar(tar, { strict: true, filter: () => isOneOfFew() });
  } catch (cause) {
    if (isOsmopsError(cause)) throw cause;
    if (errorCode(cause) === 'ERR_BUFFER_TOO_LARGE') throw invalid(tooManyBytes, cause);
    const isZip = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';
    throw invalid(isZip ? 'is a ZIP archive, no gzipped tar' : 'is no gzipped tar', cause);
  }

  /** Ends the reading at once: a kilobyte of an archive can stand for a hundred empty files. */
  function isOneOfFew(): true {
    entries += 1;
    if (entries > maxPackageFiles) throw invalid(tooManyFiles);
    return true;
  }
}

/** The path of an entry in the folder that holds all. Names are quoted, for they may hold anything. */
function pathInside(folder: string, { header: { name, type = 'file' } }: ParsedTarEntryWithData): string {
  const [top, ...steps] = name.split('/');
  const quoted = JSON.stringify(name);
  if (type !== 'file') throw invalid(`holds ${quoted}, which is a ${type} and no file`);
  if (top !== folder || top === '' || top === '..')
    throw invalid(`holds ${quoted}, outside of its one folder`);
  if (steps.length === 0 || steps.some((step) => ['', '.', '..'].includes(step) || /[\\\0]/.test(step))) {
    throw invalid(`holds ${quoted}, which is no path inside its folder`);
  }
  return steps.join('/');
}

function invalid(problem: string, cause?: unknown): OsmopsError {
  return new OsmopsError({
    code: 'package-invalid',
    message: `The archive ${problem}.`,
    remedy: 'Pack the package anew, files in one folder, and upload it again.',
    cause,
  });
}
