import { isWithin, realPathOf } from '../../base/files/real-path.js';

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

/** Tells whether a policy lets a repository name a file, by where the links on the way lead, or would lead. */
export async function allowsFile({ dir }: SecretPolicy, path: string): Promise<boolean> {
  if (dir === undefined || !isBelow(dir, path)) return false;
  const [realDir, realPath] = await Promise.all([realPathOf(dir), realPathOf(path)]);
  return isBelow(realDir, realPath);
}

function isBelow(folder: string, path: string): boolean {
  return path !== folder && isWithin(folder, path);
}
