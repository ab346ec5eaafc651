import { readText } from './read-regular-file.js';

/** No password, token, key or list of them is larger. */
export const maxSecretBytes = 1_000_000;

/**
 * A secret file's text without the line end that editors leave. Throws `UnreadableFile`.
 *
 * @param within Folders of which it must be in one, by where links lead. Default: it may be anywhere.
 */
export async function readSecretFile(path: string, within?: readonly string[]): Promise<string> {
  const text = await readText(path, { maxBytes: maxSecretBytes, followsLinks: true, within });
  return text.replace(/\r?\n$/, '');
}
