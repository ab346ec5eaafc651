import { z } from 'zod';
import type { JsonObject } from '../../json/index.js';

/**
 * Whose a package is. OSM keeps what its users want in `userDefinedData` of a package, shows it to all who may read the package, and
 * leaves it alone at an upload.
 */
export interface PackageMark {
  /** An id that no other owner has. */
  readonly owner: string;
  /** The owner as people call it. */
  readonly name: string;
  /** The hash of what the owner uploaded last. */
  readonly contentHash: string;
}

/** Our key among those of others. */
const key = 'osmops';

const markSchema = z
  .object({ [key]: z.object({ owner: z.string(), name: z.string(), content_hash: z.string() }) })
  .transform(
    ({ [key]: { owner, name, content_hash } }): PackageMark => ({ owner, name, contentHash: content_hash }),
  );

/** The mark in `userDefinedData`; undefined if there is none of ours. */
export function readMark(userDefinedData: unknown): PackageMark | undefined {
  return markSchema.safeParse(userDefinedData).data;
}

/** What is merged into `userDefinedData`. */
export function markDocument({ owner, name, contentHash }: PackageMark): JsonObject {
  return { [key]: { owner, name, content_hash: contentHash } };
}
