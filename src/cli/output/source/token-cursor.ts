import { Lexer } from 'yaml';

/** What the lexer says of a scalar that follows; it stands for no text itself. */
const scalarMark = '\u001f';

/** What the lexer says of the start of a document and the end of flow text. */
const otherMarks = ['\u0002', '\u0018'];

/** Walks over the YAML tokens of a text, which need not be valid. Forwards only: places come sorted. */
export class TokenCursor {
  readonly #lexemes: Iterator<string>;
  #start = 0;
  #token = '';

  constructor(text: string) {
    this.#lexemes = new Lexer().lex(text);
  }

  /** The token that begins at an offset; undefined if none does, or if the cursor is beyond it. */
  at(offset: number): string | undefined {
    while (this.#start + this.#token.length <= offset && this.#advance());
    return this.#start === offset && this.#token !== '' ? this.#token : undefined;
  }

  #advance(): boolean {
    this.#start += this.#token.length;
    this.#token = '';
    const { value, done = false } = this.#lexemes.next();
    if (done) return false;
    if (value === scalarMark) this.#token = this.#lexemes.next().value ?? '';
    else if (!otherMarks.includes(value)) this.#token = value;
    return true;
  }
}
