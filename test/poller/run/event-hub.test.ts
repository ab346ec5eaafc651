import { expect, test } from '@jest/globals';
import { createEventHub } from '../../../src/poller/run/event-hub.js';
import { eventOf } from '../support/events.js';

test('a listener that throws hinders nobody', () => {
  const failures: unknown[] = [];
  const heard: string[] = [];
  const hub = createEventHub((error) => failures.push(error));
  const error = new Error('no');
  hub.subscribe(() => {
    throw error;
  });
  hub.subscribe(({ kind }) => heard.push(kind));
  hub.publish(eventOf('ready'));
  expect(heard).toEqual(['ready']);
  expect(failures).toEqual([error]);
});

test('who has gone hears nothing more', () => {
  const heard: string[] = [];
  const hub = createEventHub(() => undefined);
  const leave = hub.subscribe(({ kind }) => heard.push(kind));
  leave();
  hub.publish(eventOf('ready'));
  expect(heard).toEqual([]);
});
