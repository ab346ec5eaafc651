import { z } from 'zod';
import { helmRepositoryKind } from './helm-repository.js';
import { k8sClusterKind } from './k8s-cluster.js';
import type { Kind } from './kind.js';
import { nsInstanceKind } from './ns-instance/kind.js';
import { vimAccountKind } from './vim-account.js';

export type { Kind } from './kind.js';

/** Every kind of OSM Ops file. */
export const kinds: readonly Kind[] = [nsInstanceKind, vimAccountKind, k8sClusterKind, helmRepositoryKind];

/** The words that `kind` may be. */
export const kindNames: readonly string[] = kinds.map(({ name }) => name);

/** The kind of a word, compared without case, as OSM Ops does. */
export function findKind(word: string): Kind | undefined {
  return kinds.find(({ name }) => name.toLowerCase() === word.toLowerCase());
}

/** All fields of a file of a kind. */
export function fileFields({ name, fields }: Kind): z.ZodObject {
  const kind = z.string().meta({
    description: 'What the file declares; compared without case.',
    // An editor offers what stands in `enum`.
    anyOf: [{ enum: [name] }, { pattern: `^${withoutCase(name)}$` }],
  });
  return z.object({ kind, ...fields.shape });
}

/** A pattern, for JSON Schema's have no flags. */
function withoutCase(word: string): string {
  return word.replace(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}
