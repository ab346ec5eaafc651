/**
 * Cuts a text that comes in pieces into lines. Only `\n` ends a line, as in Terraform's output; Node's readline also
 * cuts at U+2028.
 */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #rest = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  add(text: string): void {
    const [first = '', ...more] = text.split('\n');
    this.#rest += first;
    for (const piece of more) {
      this.#onLine(this.#rest);
      this.#rest = piece;
    }
  }

  /** Hands over a last line that no line end follows. */
  end(): void {
    if (this.#rest !== '') this.#onLine(this.#rest);
    this.#rest = '';
  }
}
