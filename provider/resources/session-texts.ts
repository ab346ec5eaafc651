/** Ids or names that were noted, by session (see `Context.session`). */
export class SessionTexts {
  readonly #texts = new WeakMap<object, Set<string>>();

  note(session: object, text: string): void {
    this.#texts.set(session, (this.#texts.get(session) ?? new Set()).add(text));
  }

  has(session: object, text: string): boolean {
    return this.#texts.get(session)?.has(text) ?? false;
  }

  /** How many different ones were noted. */
  count(session: object): number {
    return this.#texts.get(session)?.size ?? 0;
  }
}
