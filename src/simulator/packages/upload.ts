import { createHash } from 'node:crypto';
import type { Json } from '../../../provider/json/index.js';
import { badRequest, conflict, NbiError } from '../http/nbi-error.js';
import type { Input, NbiRequest } from '../http/request.js';
import type { PackageContent, PackageRecord } from '../store/records.js';
import { parseYaml, toYaml } from '../yaml.js';
import { unpack } from './archive.js';

/** What an upload brought: the descriptor's document with its envelope, and what the storage keeps. */
export interface Upload {
  readonly document: Json;
  readonly content: PackageContent;
}

/**
 * Reads the content of a package from a request: an archive, or a descriptor alone. Returns undefined while parts of
 * it (`Content-Range`) are missing; the record keeps what came. Throws 409 if `Content-File-MD5` differs, 416 for a
 * part out of turn, 400 for anything that is no package.
 */
export async function readUpload(
  record: PackageRecord,
  request: NbiRequest,
  input: Input,
): Promise<Upload | undefined> {
  if (input.kind === 'document') {
    checkMd5(request, request.body);
    return { document: input.value, content: { descriptorText: toYaml(input.value, 4) } };
  }
  const bytes = collect(record, request, input.bytes);
  if (bytes === undefined) return undefined;
  checkMd5(request, bytes);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('text/plain')) {
    return { document: readDescriptor(bytes), content: { descriptorText: bytes.toString('utf8') } };
  }
  const { folder, descriptorPath, descriptor, files } = await unpack(bytes);
  const fileName = header(request, 'content-filename') ?? 'package.tar.gz';
  return {
    document: readDescriptor(descriptor),
    content: {
      descriptorText: descriptor.toString('utf8'),
      archive: { bytes, fileName, folder, descriptorPath, files },
    },
  };
}

/** Puts the parts of an upload together; undefined while some are missing. */
function collect(record: PackageRecord, request: NbiRequest, bytes: Buffer): Buffer | undefined {
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header(request, 'content-range') ?? '');
  if (range === null) return bytes;
  const [start, , total] = range.slice(1).map(Number);
  const before = start === 0 ? Buffer.alloc(0) : (record.partial ?? Buffer.alloc(0));
  if (start !== before.length) {
    const expected = `expected '${before.length}' but received '${start}'`;
    throw new NbiError(416, `invalid Content-Range start sequence, ${expected}`);
  }
  const soFar = Buffer.concat([before, bytes]);
  record.partial = soFar;
  return soFar.length === total ? soFar : undefined;
}

function checkMd5(request: NbiRequest, bytes: Buffer): void {
  const expected = header(request, 'content-file-md5');
  if (expected !== undefined && createHash('md5').update(bytes).digest('hex') !== expected) {
    throw conflict('Error, MD5 mismatch');
  }
}

function readDescriptor(bytes: Buffer): Json {
  try {
    return parseYaml(bytes);
  } catch (cause) {
    throw badRequest(`Invalid yaml format ${cause instanceof Error ? cause.message : ''}`);
  }
}

/** One header of a request. */
export function header(request: NbiRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
