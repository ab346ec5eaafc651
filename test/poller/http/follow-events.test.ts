import { expect, test } from '@jest/globals';
import { followEvents } from '../../../src/poller/http/follow-events.js';
import { createEventHub } from '../../../src/poller/run/event-hub.js';
import type { PollerEvent } from '../../../src/poller/types.js';
import { eventOf } from '../support/events.js';

const [seen, applied, ready] = [eventOf('revision-seen'), eventOf('applied'), eventOf('ready')];

async function kinds(lines: AsyncIterable<string>, number: number): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) {
    found.push(JSON.parse(line).kind);
    if (found.length === number) break;
  }
  return found;
}

test('leaves nothing out and tells nothing twice of what happens while it reads', async () => {
  const hub = createEventHub(() => undefined);
  const events = async (): Promise<readonly PollerEvent[]> => {
    hub.publish(applied);
    hub.publish(ready);
    return [seen, applied];
  };
  const lines = await followEvents('site-a', { events }, hub, new AbortController().signal);
  expect(await kinds(lines, 3)).toEqual(['revision-seen', 'applied', 'ready']);
});

test('ends when whoever asked is gone', async () => {
  const hub = createEventHub(() => undefined);
  const gone = new AbortController();
  const lines = await followEvents('site-a', { events: async () => [seen] }, hub, gone.signal);
  setImmediate(() => gone.abort());
  expect(await kinds(lines, 9)).toEqual(['revision-seen']);
});

test('does not listen on when the past cannot be read, nor when nobody reads any more', async () => {
  let listeners = 0;
  const source = {
    subscribe: () => {
      listeners += 1;
      return () => {
        listeners -= 1;
      };
    },
  };
  const { signal } = new AbortController();
  const events = async () => Promise.reject(new Error('no'));
  await expect(followEvents('site-a', { events }, source, signal)).rejects.toThrow('no');
  expect(listeners).toBe(0);
  await kinds(await followEvents('site-a', { events: async () => [seen, applied] }, source, signal), 1);
  expect(listeners).toBe(0);
});

test('does not wait for who reads too slowly', async () => {
  const hub = createEventHub(() => undefined);
  const lines = await followEvents('site-a', { events: async () => [] }, hub, new AbortController().signal);
  for (let number = 0; number < 1002; number += 1) hub.publish(applied);
  expect(await kinds(lines, 9)).toEqual([]);
});

test('keeps nothing for who does not read at all', async () => {
  const hub = createEventHub(() => undefined);
  let listens = true;
  const source = {
    subscribe: (listener: (event: PollerEvent) => void) => {
      const leave = hub.subscribe(listener);
      return () => {
        listens = false;
        leave();
      };
    },
  };
  const { signal } = new AbortController();
  const lines = await followEvents('site-a', { events: async () => [seen] }, source, signal);
  await lines[Symbol.asyncIterator]().next();
  for (let number = 0; number < 1002; number += 1) hub.publish(applied);
  expect(listens).toBe(false);
});
