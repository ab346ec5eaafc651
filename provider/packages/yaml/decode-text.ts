import { isUtf8 } from 'node:buffer';
import { lineIndex } from './line-index.js';
import type { YamlProblem } from './tree.js';

export type DecodedText =
  | { readonly text: string; readonly problem?: never }
  | { readonly problem: YamlProblem };

/** Every character YAML 1.1 does not allow in a file; a byte order mark is allowed at the start only. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** The text of a file in UTF-8, without its byte order mark; or what is wrong with it, and where. */
export function decodeText(content: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(content);
  const invalid = isUtf8(content) ? -1 : text.indexOf('\ufffd');
  if (invalid >= 0) {
    return failed(text, invalid, 'The file is not UTF-8 text.', 'Save the file as UTF-8.');
  }
  const control = text.search(unprintable);
  if (control >= 0) {
    const code = (text.codePointAt(control) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return failed(
      text,
      control,
      `The character U+${code} is not allowed in YAML.`,
      'Remove the character, or write it as an escape in a double-quoted text.',
    );
  }
  return { text };
}

function failed(text: string, offset: number, message: string, remedy: string): DecodedText {
  return { problem: { severity: 'error', message, remedy, at: lineIndex(text)(offset) } };
}
