import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a shell script that can be run, and returns its path. */
export async function executable(folder: string, name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

/** The script of an executable that only answers `version`. */
export function answering(firstLine: string): string {
  return `echo 'Warning: something about a configuration file' >&2\necho '${firstLine}'\necho 'on linux_amd64'`;
}
