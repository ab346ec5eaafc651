import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readText } from '../../../base/files/read-regular-file.js';
import { exists, writing } from './write-files.js';

export const gitIgnoreFile = '.gitignore';

/** Has Git ignore paths of a repository's root. Lines that are there stay. Tells whether any was lacking. */
export async function ignoreInGit(root: string, paths: readonly string[]): Promise<boolean> {
  const file = join(root, gitIgnoreFile);
  return writing(gitIgnoreFile, async () => {
    const before = (await exists(file)) ? await readText(file, { maxBytes: 1_000_000 }) : '';
    const lines = before.split(/\r?\n/);
    const lacking = paths.map((path) => `/${escapePattern(path)}`).filter((line) => !lines.includes(line));
    if (lacking.length === 0) return false;
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    await appendFile(file, `${gap}${lacking.join('\n')}\n`);
    return true;
  });
}

/** A path as a pattern that matches it alone. The slash before it keeps `#` and `!` from meaning something. */
function escapePattern(path: string): string {
  return path.replace(/[\\*?[\]]| $/g, '\\$&');
}
