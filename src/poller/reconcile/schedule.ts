import type { RepositoryContext } from './context.js';
import type { Situation } from './next-step.js';
import { growing, jittered } from './pauses.js';
import type { LookResult } from './steps/look.js';

type Moments = Pick<Situation, 'notBefore' | 'nextLookAt' | 'nextProgressAt' | 'nextDriftAt'>;
type Needs = Pick<RepositoryContext, 'settings' | 'clock' | 'random' | 'pace' | 'memory'>;

/** When a repository is to be looked at next, and how often in a row that went wrong. Not kept beyond a restart. */
export class Schedule {
  readonly #context: Needs;
  #notBefore = 0;
  #nextLookAt = 0;
  #progressLooks = 0;
  #nextProgressAt = 0;
  #driftRetryAt: number | undefined;
  #troubles = 0;
  lookFailures = 0;
  driftFailures = 0;

  constructor(context: Needs) {
    this.#context = context;
  }

  get nextLookAt(): number {
    return this.#nextLookAt;
  }

  moments(): Moments {
    return {
      notBefore: this.#notBefore,
      nextLookAt: this.#nextLookAt,
      nextProgressAt: this.#nextProgressAt,
      nextDriftAt: this.#nextDriftAt(),
    };
  }

  looked({ nextLookAt, failed }: LookResult): void {
    this.#nextLookAt = nextLookAt;
    this.lookFailures = failed ? this.lookFailures + 1 : 0;
  }

  /** The pace of looking at instances begins anew. */
  reconciled(): void {
    this.#progressLooks = 0;
    this.progressed();
  }

  progressed(): void {
    const { pace, clock, random } = this.#context;
    this.#progressLooks += 1;
    const pause = growing(pace.progressFirst, pace.progressMost, this.#progressLooks);
    this.#nextProgressAt = clock.now() + jittered(pause, random);
  }

  driftChecked(retryAt: number | undefined): void {
    this.#driftRetryAt = retryAt;
    this.driftFailures = retryAt === undefined ? 0 : this.driftFailures + 1;
  }

  /** After a step that broke: nothing is done before a pause is over. @returns When it is, epoch milliseconds. */
  broke(): number {
    const { pace, clock, random } = this.#context;
    this.#troubles += 1;
    this.#notBefore =
      clock.now() + jittered(growing(pace.retryFirst, pace.retryMost, this.#troubles), random);
    return this.#notBefore;
  }

  /** After a step that did not. */
  worked(): void {
    this.#troubles = 0;
  }

  #nextDriftAt(): number | undefined {
    const { settings, memory } = this.#context;
    if (settings.driftIntervalMs === 0) return undefined;
    return this.#driftRetryAt ?? (memory.current.driftCheckedAt ?? 0) + settings.driftIntervalMs;
  }
}
