import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { badRequest } from '../http/nbi-error.js';

/** A package's archive, unpacked. */
export interface UnpackedArchive {
  /** The folder that holds the descriptor. */
  readonly folder: string;
  /** The descriptor's path in the archive. */
  readonly descriptorPath: string;
  readonly descriptor: Buffer;
  /** Every file by its path inside {@link folder}, in the archive's order. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * Unpacks a gzip'ed tar. Throws 400 if it is none, is cut short, has a file outside a folder, an absolute path or
 * `..`, or not exactly one descriptor: a YAML or JSON file right inside the folder.
 */
export async function unpack(bytes: Buffer): Promise<UnpackedArchive> {
  const entries = await readTar(gunzip(bytes));
  for (const path of entries.keys()) checkPath(path);
  const descriptors = [...entries.keys()].filter((path) => /^[^/]+\/[^/]+\.(yaml|yml|json)$/.test(path));
  const [descriptorPath, another] = descriptors;
  if (descriptorPath === undefined) {
    throw badRequest('Not found any descriptor file at package descriptor tar.gz');
  }
  if (another !== undefined) {
    throw badRequest('Found more than one descriptor file at package descriptor tar.gz');
  }
  const folder = descriptorPath.slice(0, descriptorPath.indexOf('/'));
  const inFolder = [...entries].filter(([path]) => path.startsWith(`${folder}/`));
  return {
    folder,
    descriptorPath,
    descriptor: entries.get(descriptorPath) ?? Buffer.alloc(0),
    files: new Map(inFolder.map(([path, content]) => [path.slice(folder.length + 1), content])),
  };
}

function gunzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    const cut = cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR';
    if (cut && bytes.length > 0) {
      throw badRequest('Compressed file ended before the end-of-stream marker was reached');
    }
    throw badRequest('invalid file content: not a gzip file');
  }
}

function checkPath(path: string): void {
  const parts = path.split('/');
  if (parts[0] === '' || parts.includes('..')) {
    throw badRequest("Absolute path or '..' are not allowed for package descriptor tar.gz");
  }
  if (parts.length === 1) throw badRequest('All files must be inside a dir for package descriptor tar.gz');
}

async function readTar(tar: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  try {
    const entries = await unpackTar(tar, { strict: true });
    const files = entries.filter(({ header }) => (header.type ?? 'file') === 'file');
    return new Map(files.map(({ header, data = new Uint8Array() }) => [header.name, Buffer.from(data)]));
  } catch {
    throw badRequest('invalid file content: not a tar file');
  }
}
