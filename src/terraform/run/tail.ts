/** Keeps the end of a text that grows without limit. */
export class Tail {
  readonly #limit: number;
  #text = '';

  /** @param limit How much to keep, in UTF-16 code units. */
  constructor(limit = 8_192) {
    this.#limit = limit;
  }

  add(text: string): void {
    this.#text = (this.#text + text).slice(-this.#limit);
  }

  get text(): string {
    return this.#text;
  }
}
