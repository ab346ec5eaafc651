import { OsmopsError } from '../../../provider/errors/index.js';
import { isoTime } from '../clock.js';
import type { RepositoryStatus } from '../types.js';
import type { RepositoryContext } from './context.js';
import { stopsRepository, toOsmopsError } from './failures.js';
import { nextStep, type Step } from './next-step.js';
import { Schedule } from './schedule.js';
import { type Phase, type StatusSource, statusOf } from './status.js';
import { approve } from './steps/approve.js';
import { drift } from './steps/drift.js';
import type { StepEnd } from './steps/fail.js';
import { look } from './steps/look.js';
import { progress } from './steps/progress.js';
import { reconcile } from './steps/reconcile.js';
import { Wishes } from './wishes.js';

/** Gives the work a turn: only so many repositories plan or apply at the same time. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

function pollerStopped(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'The poller was stopped before it could take that up',
    remedy: 'Ask again when it runs.',
  });
}

/** Steps that run Terraform. */
const heavy: ReadonlySet<Step['kind']> = new Set(['approve', 'reconcile', 'drift']);

/**
 * Watches one repository: decides what to do next, does it, and begins again. A repository is one queue: whatever is
 * asked of it waits until the step under way has ended, and then the newest revision is taken.
 */
export class RepositoryWatch {
  readonly wishes = new Wishes();
  readonly #context: RepositoryContext;
  readonly #turn: Turn;
  readonly #schedule: Schedule;
  #activity: Phase | undefined;
  #stopped: { readonly error: OsmopsError; readonly since: number } | undefined;
  #broken: StatusSource['broken'];
  #woken = new AbortController();

  /** @param makeContext Given what the steps say of themselves. */
  constructor(makeContext: (setActivity: (phase: Phase) => void) => RepositoryContext, turn: Turn) {
    this.#context = makeContext((phase) => {
      this.#activity = phase;
    });
    this.#turn = turn;
    this.#schedule = new Schedule(this.#context);
    // Not AbortSignal.any at each wait: in Node 20 all of them would stay with a signal that lives as long as the poller.
    this.#context.stopSignal.addEventListener('abort', () => this.wake(), { once: true });
  }

  get context(): RepositoryContext {
    return this.#context;
  }

  /** Why nothing goes on; undefined if it does. */
  get stoppedBy(): OsmopsError | undefined {
    return this.#stopped?.error;
  }

  status(): RepositoryStatus {
    return statusOf({
      name: this.#context.settings.name,
      memory: this.#context.memory.current,
      approval: this.#context.approvals.current,
      activity: this.#activity,
      stopped: this.#stopped,
      broken: this.#broken,
      begun: this.#context.stack.unresolved,
      nextLookAt: this.#schedule.nextLookAt,
    });
  }

  /** Has the next step decided on anew, if none is under way. */
  wake(): void {
    this.#woken.abort();
  }

  /** Works until the stop signal fires and the step under way has ended. */
  async run(): Promise<void> {
    const { stopSignal } = this.#context;
    await this.#open();
    while (!stopSignal.aborted) {
      const step = this.#next();
      if (step.kind === 'wait') await this.#wait(step.until);
      else if (heavy.has(step.kind)) await this.#turn(() => this.#performHeavy());
      else await this.#perform(step);
    }
    for (const { refuse } of [...this.wishes.takeApprovers(), ...this.wishes.takeForgetters()]) {
      refuse(pollerStopped());
    }
  }

  async #open(): Promise<void> {
    const { stopSignal, memory } = this.#context;
    this.#activity = 'starting';
    try {
      await this.#load();
      const { unfinished, failed } = memory.current;
      // An apply that a crash cut off is planned again at once. So is what is not tried again by itself: it may be
      // that the configuration, or osmops, was changed since.
      const isHopeless = failed !== undefined && failed.retryAt === undefined;
      if (unfinished !== undefined || isHopeless) this.wishes.reconcile('start');
    } catch (error) {
      if (!stopSignal.aborted) this.#stop(toOsmopsError(error));
    }
    this.#activity = undefined;
  }

  /** Reads what is on disk of the repository. Throws OsmopsError if nothing may go on. */
  async #load(): Promise<void> {
    const { stack, stopSignal, memory, approvals } = this.#context;
    await memory.load();
    await approvals.load();
    await stack.open(stopSignal);
  }

  #next(): Step {
    const { memory, clock } = this.#context;
    return nextStep({
      memory: memory.current,
      now: clock.now(),
      isStopped: this.#stopped !== undefined,
      asked: this.wishes.asked,
      begunLookAt: this.#context.stack.lookAgainAt,
      ...this.#schedule.moments(),
    });
  }

  async #wait(until: number | undefined): Promise<void> {
    const { clock } = this.#context;
    const ms = until === undefined ? Number.MAX_SAFE_INTEGER : Math.max(0, until - clock.now());
    await clock.sleep(ms, this.#woken.signal);
    this.#woken = new AbortController();
  }

  /**
   * Uses a turn, for which it may have waited long: looks first if that is due by now, and then does what is heavy. A turn
   * that went by with the look would be waited for anew, and again the look would be due.
   */
  async #performHeavy(): Promise<void> {
    let step = this.#next();
    if (step.kind === 'look') {
      await this.#perform(step);
      step = this.#next();
    }
    if (heavy.has(step.kind)) await this.#perform(step);
  }

  async #perform(step: Step): Promise<void> {
    if (this.#context.stopSignal.aborted) return;
    try {
      const { stoppedBy } = await this.#doAndRest(step);
      this.#schedule.worked();
      this.#broken = undefined;
      if (stoppedBy !== undefined) this.#stop(stoppedBy);
    } catch (error) {
      this.#trouble(toOsmopsError(error));
    } finally {
      this.#activity = undefined;
    }
  }

  /** From the plan to the end of the apply nobody else touches the state. */
  async #doAndRest(step: Step): Promise<StepEnd> {
    try {
      return await this.#do(step);
    } finally {
      // What came of it has been told: whoever asks now is to hear the same, though letting the state go takes a moment.
      this.#activity = undefined;
      await this.#context.stack.rest();
    }
  }

  async #do(step: Step): Promise<StepEnd> {
    const context = this.#context;
    const schedule = this.#schedule;
    switch (step.kind) {
      case 'wait':
        return {};
      case 'check':
        this.wishes.checkTaken();
        await this.#load();
        await context.memory.update({ failed: undefined, handled: undefined });
        this.#stopped = undefined;
        return {};
      case 'look': {
        this.#activity = 'fetching';
        this.wishes.lookTaken();
        schedule.looked(await look(context, schedule.lookFailures));
        return {};
      }
      case 'forget':
        for (const { addresses, accept, refuse } of this.wishes.takeForgetters()) {
          await context.stack.forgetBegun(addresses).then(accept, refuse);
        }
        return {};
      case 'approve':
        return approve(context, this.wishes.takeApprovers());
      case 'reconcile':
        this.wishes.reconcileTaken();
        schedule.reconciled();
        return reconcile(context, step.revision, step.cause);
      case 'progress': {
        schedule.progressed();
        if (await progress(context, step.revision)) this.wishes.reconcile('retry');
        return {};
      }
      case 'drift': {
        const result = await drift(context, step.revision, schedule.driftFailures);
        schedule.driftChecked(result.retryAt);
        if (result.correct) this.wishes.reconcile('drift');
        return result;
      }
    }
  }

  #stop(error: OsmopsError): void {
    this.#stopped = { error, since: this.#context.clock.now() };
    this.#context.journal.emit({ kind: 'stopped', error });
  }

  /** A step that could not even tell of its failure: its own files cannot be written, or OSM cannot be asked. */
  #trouble(error: OsmopsError): void {
    const { stopSignal, memory, journal, clock } = this.#context;
    if (stopSignal.aborted) return;
    if (this.#stopped !== undefined || stopsRepository(error)) {
      this.#stop(error);
      return;
    }
    const retryAt = isoTime(this.#schedule.broke());
    const since = this.#broken?.error.code === error.code ? this.#broken.since : clock.now();
    this.#broken = { error, since, retryAt };
    const { wanted } = memory.current;
    if (wanted !== undefined) journal.emit({ kind: 'reconcile-failed', revision: wanted, error, retryAt });
  }
}
