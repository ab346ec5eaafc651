import { isWithin, realPathOf } from '../../../base/files/real-path.js';
import type { ConfiguredPath } from './configured-paths.js';

/** A folder of secrets that is not apart from something else. */
export interface Overlap {
  readonly dir: ConfiguredPath;
  readonly other: ConfiguredPath;
  readonly relation: 'holds' | 'lies in';
}

/**
 * Where a repository is given a folder of secrets that holds, or lies in, another file or folder that the configuration names:
 * whoever commits to it could have that sent to an address of their choice. All are compared by where links lead. One folder
 * that is written alike for two repositories is what both are meant to have.
 */
export async function secretFoldersNotApart(paths: readonly ConfiguredPath[]): Promise<readonly Overlap[]> {
  const real = await Promise.all(paths.map(async (one) => ({ one, real: await realPathOf(one.path) })));
  const isSecretFolder = ({ at }: ConfiguredPath) => at[0] === 'repositories' && at[2] === 'secrets';
  return real.flatMap((dir): Overlap[] => {
    if (!isSecretFolder(dir.one)) return [];
    for (const { one: other, real: path } of real) {
      if (other === dir.one || (isSecretFolder(other) && other.path === dir.one.path)) continue;
      if (isWithin(dir.real, path)) return [{ dir: dir.one, other, relation: 'holds' }];
      if (isWithin(path, dir.real)) return [{ dir: dir.one, other, relation: 'lies in' }];
    }
    return [];
  });
}
