import { expect, test } from '@jest/globals';
import { worthTelling } from '../../../src/poller/notify/worth-telling.js';
import { eventOf } from '../support/events.js';

const [failed, applied, fetchFailed] = [
  eventOf('reconcile-failed'),
  eventOf('applied'),
  eventOf('fetch-failed'),
];

test('a failure that comes again is told once, until something has changed', () => {
  const isNews = worthTelling();
  expect([failed, failed, failed].map(isNews)).toEqual([true, false, false]);
  const next = { ...failed, revision: { ...failed.revision, commit: 'f'.repeat(40) } };
  expect(isNews(next)).toBe(true);
  expect([applied, failed].map(isNews)).toEqual([true, true]);
});

test('a remote that is away is told once, and again after it was there', () => {
  const isNews = worthTelling();
  expect([fetchFailed, fetchFailed].map(isNews)).toEqual([true, false]);
  isNews(eventOf('revision-seen'));
  expect(isNews(fetchFailed)).toBe(true);
});

test('drift is told when it is another one', () => {
  const isNews = worthTelling();
  const found = eventOf('drift-found');
  expect([found, found].map(isNews)).toEqual([true, false]);
  expect(isNews({ ...found, drift: found.drift.map((one) => ({ ...one, kind: 'gone' as const })) })).toBe(
    true,
  );
  expect([eventOf('drift-gone'), found].map(isNews)).toEqual([true, true]);
});

test('the steps on the way are not told', () => {
  const isNews = worthTelling();
  const steps = ['revision-seen', 'reconcile-started', 'planned', 'apply-started'] as const;
  expect(steps.map(eventOf).map(isNews)).toEqual([false, false, false, false]);
});
