import { relative } from 'node:path';
import { leadsOut } from '../../repository/paths.js';
import type { PollerConfig } from './schema.js';

/**
 * Where a repository is given a folder of secrets in which the poller has files of its own: whoever commits to it could
 * have those sent to an address of their choice. Gives the index of the repository and what is in the folder.
 */
export function filesGivenAway(config: PollerConfig): { readonly index: number; readonly file: string }[] {
  const own = [config.dataDir, ...filesIn(config)];
  return config.repositories.flatMap(({ secrets: { dir } }, index) => {
    const file = dir === undefined ? undefined : own.find((path) => contains(dir, path));
    const inData = dir !== undefined && contains(config.dataDir, dir);
    return file === undefined && !inData ? [] : [{ index, file: file ?? config.dataDir }];
  });
}

/** Every value whose key says that it is a file. */
function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'string' ? (/file$/i.test(key) ? [member] : []) : filesIn(member),
  );
}

function contains(folder: string, path: string): boolean {
  return !leadsOut(relative(folder, path));
}
