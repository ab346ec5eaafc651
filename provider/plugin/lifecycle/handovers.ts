/** So many answers to creations may be under way: given to Terraform, and not reported as complete yet. */
const mostUnderWay = 16;
/** Milliseconds without a report after which none is waited for. */
const patienceMs = 10_000;

/** An answer to the creation of an object, for the session that the signal stops. */
interface Answer {
  readonly id: string;
  readonly session: AbortSignal;
  readonly give: () => void;
}

/**
 * Hands answers to creations over a few at a time, to a Terraform whose output is read by who started this process and told here.
 *
 * Terraform's local backend writes the whole state after each creation. Of hundreds of answers at once each write is one of the
 * state with all of them; a few at a time the writes grow with the state, and are half as long on average. Nothing in the plugin
 * protocol tells when Terraform has taken an answer in; its output does.
 *
 * Nothing is held back before the first report of something given, nor once none has come for as long as the patience is.
 */
export class Handovers {
  /** Those given and not reported, by id. */
  readonly #underWay = new Map<string, Answer>();
  /** In the order in which they came. */
  readonly #waiting = new Set<Answer>();
  readonly #onOutOfPatience: () => void;
  #isReported = false;
  #patience: NodeJS.Timeout | undefined;

  /** @param onOutOfPatience Told when answers are given because no report came. */
  constructor(onOutOfPatience: () => void) {
    this.#onOutOfPatience = onOutOfPatience;
  }

  /** Resolves when the answer to the creation of an object may be given; at once if the session is stopped. Never rejects. */
  async begin(id: string, session: AbortSignal): Promise<void> {
    if (session.aborted) return;
    await new Promise<void>((give) => {
      this.#waiting.add({ id, session, give });
      this.#giveSome();
    });
  }

  /** Notes that Terraform has reported the creation of an object as complete; of one that was not given here it says nothing. */
  reported(id: string): void {
    if (!this.#underWay.delete(id)) return;
    this.#isReported = true;
    this.#endPatience();
    this.#giveSome();
  }

  /** Gives what waits for a session that is stopped, and expects no reports of what it was given. */
  stopped(session: AbortSignal): void {
    for (const [id, answer] of this.#underWay) if (answer.session === session) this.#underWay.delete(id);
    for (const answer of this.#waiting) if (answer.session === session) this.#give(answer);
    // The next run's output may be read by nobody.
    if (this.#underWay.size === 0 && this.#waiting.size === 0) this.#isReported = false;
    this.#giveSome();
  }

  /** Notes that nothing will be reported of what is under way. Nothing is held back until something is reported again. */
  open(): void {
    this.#isReported = false;
    this.#underWay.clear();
    this.#giveSome();
  }

  #giveSome(): void {
    for (const answer of this.#waiting) {
      if (this.#isReported && this.#underWay.size >= mostUnderWay) break;
      this.#underWay.set(answer.id, answer);
      this.#give(answer);
    }
    if (this.#waiting.size === 0) this.#endPatience();
    else this.#patience ??= setTimeout(() => this.#giveUp(), patienceMs);
  }

  #giveUp(): void {
    this.#onOutOfPatience();
    this.open();
  }

  #give(answer: Answer): void {
    this.#waiting.delete(answer);
    answer.give();
  }

  #endPatience(): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
  }
}
