import { whenAborted } from '../../../provider/abort.js';
import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import type { EventHub } from '../run/event-hub.js';
import type { PollerEvent } from '../types.js';
import { eventView } from '../view/event.js';
import { notTaken, post } from './post.js';
import { createQueue } from './queue.js';
import type { NotificationSettings } from './settings.js';
import type { Target } from './target.js';
import { targetOf } from './targets/index.js';
import { worthTelling } from './worth-telling.js';

/** A repository whose events are told of; the files of its settings are absolute. */
export interface Notified {
  readonly name: string;
  /** The address that it is fetched from. */
  readonly remote: string;
  readonly notifications: readonly NotificationSettings[];
}

export interface NotifierOptions {
  /** The longest pause between two attempts, in ms; a minute if left out. */
  readonly maxPauseMs?: number;
}

export interface Notifier {
  /** Waits until everything is told, or the signal fires; what is not told by then never is. */
  close(signal: AbortSignal): Promise<void>;
}

/** Of one receiver. A burst is told; a receiver that is away for long loses what came in the meantime. */
const maxWaiting = 100;

/**
 * Tells of the events. Each receiver has a queue of its own, so that neither a slow one nor a dead one holds up another
 * or the poller. What could not be told becomes an event itself, `notification-failed`, which nobody is told of.
 */
export function startNotifier(
  repositories: readonly Notified[],
  hub: EventHub,
  options: NotifierOptions = {},
): Notifier {
  const ending = new AbortController();
  const { signal } = ending;
  const queues = repositories.flatMap(({ name, remote, notifications }) =>
    notifications.map((settings, index) => {
      const queue = createQueue(maxWaiting);
      const target = targetOf(settings, name, remote);
      const label = `${settings.type} (notifications.${index})`;
      const isNews = worthTelling();
      hub.subscribe((event) => {
        if (event.repository !== name || event.kind === 'notification-failed') return;
        if (target.hears === 'news' && !isNews(event)) return;
        const fail = (error: OsmopsError) => hub.publish(failedEvent(name, label, error));
        const taken = queue.add(() =>
          tell(target, event, { ...options, signal }).catch((e) => fail(toError(e))),
        );
        if (!taken) fail(tooMany());
      });
      return queue;
    }),
  );
  return {
    async close(giveUp) {
      const forget = whenAborted(giveUp, () => ending.abort());
      await Promise.all(queues.map(({ idle }) => idle()));
      forget();
    },
  };
}

async function tell(
  target: Target,
  event: PollerEvent,
  options: NotifierOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const message = await target.message(eventView(event));
  if (message === undefined) return;
  const answer = await post(message, options);
  if (!target.accepts(answer)) throw notTaken(answer.status);
}

function failedEvent(repository: string, target: string, error: OsmopsError): PollerEvent {
  return { at: new Date().toISOString(), repository, kind: 'notification-failed', target, error };
}

/** What is no OsmopsError is a fault of ours, and may hold what was to be sent. */
function toError(error: unknown): OsmopsError {
  if (isOsmopsError(error)) return error;
  return new OsmopsError({
    code: 'notification-failed',
    message: `The notification could not be made: ${error instanceof Error ? error.name : typeof error}`,
    remedy: 'This is a fault of osmops: please report it.',
  });
}

function tooMany(): OsmopsError {
  return new OsmopsError({
    code: 'notification-failed',
    message: `${maxWaiting} notifications wait for this receiver already`,
    remedy: 'See why it does not take them.',
  });
}
