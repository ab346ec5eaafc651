import { readText } from './read-regular-file.js';

/** No password, token, key or list of them is larger. */
export const maxSecretBytes = 1_000_000;

/** A secret file's text without the line end that editors leave. Throws `UnreadableFile`. */
export async function readSecretFile(path: string): Promise<string> {
  const text = await readText(path, { maxBytes: maxSecretBytes, followsLinks: true });
  return text.replace(/\r?\n$/, '');
}
