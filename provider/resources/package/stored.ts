import { z } from 'zod';
import { isJsonObject, type JsonObject, parseExact, stringifyExact } from '../../json/index.js';
import type { PrivateState } from '../../plugin/definition/index.js';
import { descriptorHash, holds } from './descriptor.js';

/** What is kept of an upload beside the state, to tell later whether OSM still holds it. */
export interface Upload {
  /** The descriptor as it was uploaded. */
  readonly descriptor: JsonObject;
  /** Hash of the descriptor as OSM held it after the upload, once it was read back. */
  readonly inOsm?: string;
}

const stored = z.object({
  upload: z.object({ descriptor: z.string(), inOsm: z.string().optional() }),
});

export function restoreUpload(state: PrivateState): Upload | undefined {
  const parsed = stored.safeParse(state);
  if (!parsed.success) return undefined;
  const { descriptor: text, inOsm } = parsed.data.upload;
  const descriptor = parseExact(text);
  return {
    descriptor: isJsonObject(descriptor) ? descriptor : {},
    ...(inOsm === undefined ? {} : { inOsm }),
  };
}

/** Private state of a package: its id, by which the plan of its replacement knows it, and its upload. */
export function storeUpload(id: string, { descriptor, inOsm }: Upload): PrivateState {
  return {
    id,
    upload: { descriptor: stringifyExact(descriptor), ...(inOsm === undefined ? {} : { inOsm }) },
  };
}

/** Tells whether OSM's descriptor is the uploaded one still. */
export function isAsUploaded(upload: Upload, descriptor: JsonObject): boolean {
  return upload.inOsm === undefined
    ? holds(descriptor, upload.descriptor)
    : upload.inOsm === descriptorHash(descriptor);
}
