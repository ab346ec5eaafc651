import { isUtf8 } from 'node:buffer';
import { lineIndex } from './line-index.js';
import type { YamlProblem } from './tree.js';

export type DecodedText =
  | { readonly text: string; readonly problem?: never }
  | { readonly problem: YamlProblem };

/** Every character YAML 1.1 does not allow in a file; a byte order mark is allowed at the start only. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Ends of lines to the readers of YAML 1.1, OSM Ops' and OSM's, and part of the line to those of YAML 1.2. */
const doubtfulLineEnd = /[\x85\u2028\u2029]/;

/**
 * The text of a file in UTF-8, without its byte order mark; or what is wrong with it, and where. A carriage return
 * alone is an end of line in all of YAML, and made one that the parser knows.
 */
export function decodeText(content: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(content).replaceAll(/\r(?!\n)/g, '\n');
  const invalid = isUtf8(content) ? -1 : text.indexOf('\ufffd');
  if (invalid >= 0) {
    return failed(text, invalid, 'The file is not UTF-8 text.', 'Save the file as UTF-8.');
  }
  const control = text.search(unprintable);
  if (control >= 0) return refused(text, control, 'is not allowed in YAML');
  const lineEnd = text.search(doubtfulLineEnd);
  if (lineEnd >= 0) return refused(text, lineEnd, 'ends the line to some readers of YAML, and not to others');
  return { text };
}

function refused(text: string, offset: number, why: string): DecodedText {
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const remedy = 'Remove the character, or write it as an escape in a double-quoted text.';
  return failed(text, offset, `The character U+${code} ${why}.`, remedy);
}

function failed(text: string, offset: number, message: string, remedy: string): DecodedText {
  return { problem: { severity: 'error', message, remedy, at: lineIndex(text)(offset) } };
}
