/** Counts what is under way: open sessions, calls being answered. What is under way counts for the `whole` as well. */
export class Activity {
  #count = 0;
  readonly #listeners = new Set<() => void>();
  readonly #whole: Activity | undefined;

  constructor(whole?: Activity) {
    this.#whole = whole;
  }

  get isIdle(): boolean {
    return this.#count === 0;
  }

  /** Notes that something began; the function returned notes its end and is called once. */
  begin(): () => void {
    const endForWhole = this.#whole?.begin();
    this.#change(1);
    return () => {
      this.#change(-1);
      endForWhole?.();
    };
  }

  /** Resolves once nothing is under way. */
  async idle(): Promise<void> {
    if (this.isIdle) return;
    await new Promise<void>((resolve) => {
      const stop = this.#onChange(() => {
        if (!this.isIdle) return;
        stop();
        resolve();
      });
    });
  }

  /** Resolves once nothing has been under way for some time: first for `first` ms, later for `grace` ms. */
  async abandoned(first: number, grace: number): Promise<void> {
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, first);
      this.#onChange(() => {
        clearTimeout(timer);
        if (this.isIdle) timer = setTimeout(resolve, grace);
      });
    });
  }

  #onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(by: number): void {
    this.#count += by;
    for (const listener of [...this.#listeners]) listener();
  }
}
