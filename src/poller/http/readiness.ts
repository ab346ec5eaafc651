import { count } from '../../text/count.js';
import type { EventSource } from '../run/event-hub.js';
import type { PollerControl } from '../types.js';
import { nameTrouble } from '../view/trouble.js';

export interface Readiness {
  /** Why the poller is not ready; empty if it is. */
  reasons(): string[];
  /** What a person has to deal with, though the poller works. */
  warnings(): string[];
  /** The poller is about to end: from now on it is not ready. */
  end(): void;
}

/** A poller is ready once it has looked at every repository, with whatever result: one remote that is away is no reason to restart it. */
export function trackReadiness(control: Pick<PollerControl, 'status'>, events: EventSource): Readiness {
  const lookedAt = new Set<string>();
  let ending = false;
  events.subscribe(({ repository, kind }) => {
    if (kind.startsWith('revision-') || kind === 'fetch-failed') lookedAt.add(repository);
  });
  return {
    reasons() {
      if (ending) return ['the poller is about to end'];
      const waiting = control.status().filter(({ name, phase, seen }) => {
        const early = phase === 'starting' || phase === 'fetching';
        if (!early || seen !== undefined) lookedAt.add(name);
        return !lookedAt.has(name);
      });
      return waiting.map(({ name }) => `${name} has not been looked at yet`);
    },
    warnings: () =>
      control
        .status()
        .flatMap(({ name, begun, troubles }) => [
          ...troubles.map((trouble) => `${name}: ${nameTrouble(trouble)}`),
          ...(begun.length > 0 ? [`${name}: ${count(begun.length, 'object')} begun and not dealt with`] : []),
        ]),
    end: () => {
      ending = true;
    },
  };
}
