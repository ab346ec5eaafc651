import { stat } from 'node:fs/promises';
import { readRegularFile } from '../../../../base/files/read-regular-file.js';
import { isSecretKey } from '../../../../provider/nbi/records/secret-keys.js';
import { maxYamlBytes } from '../../../../provider/packages/yaml/index.js';
import { type Excerpt, excerptOf } from './excerpt.js';
import { TokenCursor } from './token-cursor.js';

/** Tells whether `user:password@` may stand in a line. In one pass: a file may be one line of 10 MB. */
function mayHoldLogin(line: string): boolean {
  return line
    .split('@')
    .slice(0, -1)
    .some((before) => {
      const scheme = before.lastIndexOf('://');
      const authority = scheme < 0 ? '' : before.slice(scheme + 3);
      if (authority.includes(':') && !/[/?#]/.test(authority)) return true;
      const blank = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t'));
      return before.slice(Math.max(blank + 1, scheme < 0 ? 0 : scheme + 3)).includes(':');
    });
}

/** A file that has a secret at its top, where a VIM account or a cluster should refer to it, is not shown at all. */
const secretFile = /(?:^|[{,]\s*)["']?(?:password|credentials)["']?\s*:/im;

/** The text of a file that has problems. */
export class SourceFile {
  readonly #text: string;
  readonly #tokens: TokenCursor;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = new TokenCursor(text);
  }

  /**
   * The line of a place with a mark under it; undefined if there is nothing to see, or the line seems to say a secret. The places
   * have to come in order.
   */
  excerptAt(line: number, column: number): Excerpt | undefined {
    const text = this.#goTo(line);
    if (text === undefined || text.trim() === '' || isSecretKey(text) || mayHoldLogin(text)) {
      return undefined;
    }
    const token = this.#tokens.at(this.#lineStart + column - 1) ?? '';
    const [firstLine = ''] = token.split(/\r?\n/, 1);
    return excerptOf(text, column, firstLine.trimEnd().length);
  }

  #goTo(line: number): string | undefined {
    if (line < this.#line) return undefined;
    while (this.#line < line) {
      const end = this.#text.indexOf('\n', this.#lineStart);
      if (end < 0) return undefined;
      this.#lineStart = end + 1;
      this.#line += 1;
    }
    const end = this.#text.indexOf('\n', this.#lineStart);
    return this.#text.slice(this.#lineStart, end < 0 ? undefined : end).replace(/\r$/, '');
  }
}

/** Reads a file for its lines. Gives nothing if it cannot be read, or is the connection file under whatever name. */
export async function openSource(path: string, connectionFile?: string): Promise<SourceFile | undefined> {
  if (connectionFile !== undefined && (await isSameFile(path, connectionFile))) return undefined;
  const reading = await readRegularFile(path, { maxBytes: maxYamlBytes });
  if (reading.refused !== undefined) return undefined;
  const text = new TextDecoder('utf-8').decode(reading.content);
  return secretFile.test(text) ? undefined : new SourceFile(text);
}

async function isSameFile(path: string, other: string): Promise<boolean> {
  if (path === other) return true;
  const [one, two] = await Promise.all([path, other].map((name) => stat(name).catch(() => undefined)));
  return one !== undefined && one.ino === two?.ino && one.dev === two.dev;
}
