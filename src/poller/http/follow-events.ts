import { shownJson } from '../../../base/text/index.js';
import type { EventSource } from '../run/event-hub.js';
import type { PollerControl, PollerEvent } from '../types.js';
import { eventView } from '../view/event.js';

/** Whoever reads so slowly that more events than this wait is not waited for. */
const maxWaiting = 1000;

/**
 * A repository's last events, and then each new one, as JSON lines. It listens before it reads, so that nothing is
 * left out, and leaves out what it has read.
 */
export async function followEvents(
  name: string,
  control: Pick<PollerControl, 'events'>,
  source: EventSource,
  signal: AbortSignal,
): Promise<AsyncIterable<string>> {
  let waiting: PollerEvent[] = [];
  let isLate = false;
  let wake = () => {};
  const unsubscribe = source.subscribe((event) => {
    if (event.repository !== name) return;
    waiting.push(event);
    // Whoever does not read has the lines wait here: nobody asks for them, and so nobody would see that they are too many.
    if (waiting.length > maxWaiting) {
      isLate = true;
      waiting = [];
      unsubscribe();
    }
    wake();
  });
  const past = await control.events(name).catch((error: unknown) => {
    unsubscribe();
    throw error;
  });
  signal.addEventListener(
    'abort',
    () => {
      unsubscribe();
      wake();
    },
    { once: true },
  );
  return lines(past.map(toLine));

  async function* lines(known: readonly string[]): AsyncGenerator<string> {
    try {
      yield* known;
      const told = new Set(known);
      while (!signal.aborted && !isLate) {
        for (const event of waiting.splice(0)) if (!told.has(toLine(event))) yield toLine(event);
        if (waiting.length > 0 || signal.aborted || isLate) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      unsubscribe();
    }
  }
}

function toLine(event: PollerEvent): string {
  return `${shownJson(eventView(event))}\n`;
}
