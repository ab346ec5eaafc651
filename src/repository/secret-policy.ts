import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { leadsOut } from './paths.js';

/**
 * What a repository may name that is not its own. Who commits to it need not be who runs osmops, and says to which
 * address a secret is sent.
 */
export interface SecretPolicy {
  /** Absolute path of the folder below which its secret files are; without it there are none. */
  readonly dir?: string | undefined;
  /** The variables with its secrets; one that ends in `*` stands for all that begin so. */
  readonly env: readonly string[];
}

/** Tells whether a policy lets a repository name a variable. */
export function allowsVariable({ env }: SecretPolicy, name: string): boolean {
  return env.some((allowed) =>
    allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
}

/** Tells whether a policy lets a repository name a file, by where the links on the way lead. */
export async function allowsFile({ dir }: SecretPolicy, path: string): Promise<boolean> {
  if (dir === undefined || !isBelow(dir, path)) return false;
  const [realDir, realPath] = await Promise.all([resolved(dir), resolved(path)]);
  // Of a file that is not there it is said when it is read.
  return realDir === undefined || realPath === undefined || isBelow(realDir, realPath);
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && !leadsOut(inside);
}

async function resolved(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}
