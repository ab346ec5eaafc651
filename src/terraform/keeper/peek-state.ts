import { maxOwnBytes, readText, UnreadableFile } from '../../../base/files/read-regular-file.js';
import { copyFile } from './copy-file.js';
import { markedState } from './successor.js';

/**
 * The text of a state that somebody else may be writing: it is not whole then in its file, but in the copy beside it. Undefined if
 * there is no file; what is not whole anywhere comes as it is.
 */
export async function peekState(stateFile: string): Promise<string | undefined> {
  for (const file of [stateFile, copyFile(stateFile)]) {
    const text = await textIfThere(file);
    if (text !== undefined && markedState(text) !== undefined) return text;
  }
  // The write may have ended between the two.
  return textIfThere(stateFile);
}

export async function textIfThere(file: string): Promise<string | undefined> {
  try {
    return await readText(file, { maxBytes: maxOwnBytes });
  } catch (error) {
    if (error instanceof UnreadableFile && error.refused === 'missing') return undefined;
    throw error;
  }
}
