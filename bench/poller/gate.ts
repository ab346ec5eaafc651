/** Lets all pass; once it counts, so often, and then it holds them until all are there. */
export class Gate {
  readonly #counts = new Map<string, number>();
  #limit = Number.POSITIVE_INFINITY;
  #held: (() => void)[] = [];
  #allHeld: () => void = () => undefined;

  constructor(private readonly members: number) {}

  /** @param name Who comes. */
  async pass(name: string): Promise<void> {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    if (count < this.#limit) return;
    await new Promise<void>((resolve) => {
      this.#held.push(resolve);
      if (this.#held.length === this.members) this.#allHeld();
    });
  }

  /** Lets everybody pass until each has done so `limit` times since the first call. Resolves when all are held. */
  async openUntil(limit: number): Promise<void> {
    if (this.#limit === Number.POSITIVE_INFINITY) this.#counts.clear();
    this.#limit = limit;
    await new Promise<void>((resolve) => {
      this.#allHeld = resolve;
      for (const release of this.#held.splice(0)) release();
    });
  }
}
