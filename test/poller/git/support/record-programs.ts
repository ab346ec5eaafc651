import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import which from 'which';
import { temporaryFolder } from '../../../support/temporary-folder.js';

/** Programs that write down how they were started. */
export interface RecordedPrograms {
  /** A PATH on which they come before the real ones, which they then run. */
  readonly path: string;
  /** Names and arguments, a line each. */
  arguments(): Promise<string>;
  /** What was in their environments. */
  environments(): Promise<string>;
}

export async function recordPrograms(names: readonly string[]): Promise<RecordedPrograms> {
  const folder = await temporaryFolder();
  const [started, environments] = [join(folder, 'arguments'), join(folder, 'environments')];
  await Promise.all([writeFile(started, ''), writeFile(environments, '')]);
  for (const name of names) {
    const lines = [
      '#!/bin/sh',
      `printf '%s\\n' ${name} "$@" >> '${started}'`,
      `env >> '${environments}'`,
      `exec '${await which(name)}' "$@"`,
    ];
    const program = join(folder, name);
    await writeFile(program, `${lines.join('\n')}\n`);
    await chmod(program, 0o755);
  }
  return {
    path: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    arguments: () => readFile(started, 'utf8'),
    environments: () => readFile(environments, 'utf8'),
  };
}
