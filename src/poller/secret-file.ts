import { readFile } from 'node:fs/promises';

/** A secret file's text without the line end that editors leave. Throws as `readFile` does. */
export async function readSecretFile(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
}
