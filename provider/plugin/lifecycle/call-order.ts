/** What Terraform calls for an object right after it has the answer to another call. */
const next: ReadonlyMap<string, string> = new Map([
  ['UpgradeResourceState', 'ReadResource'],
  ['ValidateResourceConfig', 'PlanResourceChange'],
  ['PlanResourceChange', 'ApplyResourceChange'],
]);

/** A call that did not come so many milliseconds after the last one does not come: not every walk makes the second call. */
const patienceMs = 200;

/**
 * Tells from the order of Terraform's calls whether more of those that are being answered are on their way: the reads of objects
 * whose stored state was taken over, and so on. Terraform says nothing of how many it is going to make.
 */
export class CallOrder {
  /** Calls that are on their way, by method. */
  readonly #expected = new Map<string, number>();
  readonly #underWay = new Map<string, number>();
  #lastCall = Number.NEGATIVE_INFINITY;

  /** Notes a call of a method; the function returned notes its answer and is called once. */
  begin(method: string): () => void {
    this.#lastCall = performance.now();
    this.#expected.set(method, Math.max(0, (this.#expected.get(method) ?? 0) - 1));
    this.#count(this.#underWay, method, 1);
    return () => {
      this.#count(this.#underWay, method, -1);
      const follower = next.get(method);
      if (follower !== undefined) this.#count(this.#expected, follower, 1);
    };
  }

  /** Notes that a new walk begins: what the one before has left out does not come any more. */
  reset(): void {
    this.#expected.clear();
  }

  /** Whether calls are on their way of a method of which others are being answered. */
  get expectsMore(): boolean {
    if (performance.now() - this.#lastCall > patienceMs) return false;
    return [...this.#underWay].some(([method, count]) => count > 0 && (this.#expected.get(method) ?? 0) > 0);
  }

  #count(counts: Map<string, number>, method: string, by: number): void {
    counts.set(method, (counts.get(method) ?? 0) + by);
  }
}
