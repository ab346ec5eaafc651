import type { PollerEvent } from '../types.js';

export type EventListener = (event: PollerEvent) => void;

/** Where whoever wants to hear of the poller's events says so. */
export interface EventSource {
  /** @returns What ends it. */
  subscribe(listener: EventListener): () => void;
}

/** Brings each event to all who listen. One that throws hinders neither the others nor the poller. */
export interface EventHub extends EventSource {
  publish(event: PollerEvent): void;
}

/** @param onFailure Hears what a listener threw. */
export function createEventHub(onFailure: (error: unknown) => void): EventHub {
  const listeners = new Set<EventListener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          onFailure(error);
        }
      }
    },
  };
}
