import { expect, test } from '@jest/globals';
import { stoppedSummary, untilStopped } from '../../../provider/plugin/calls/until-stopped.js';

const never = () => new Promise<never>(() => {});

test('what is answered in time is the answer, and nothing listens any more', async () => {
  const stop = new AbortController();
  expect(await untilStopped(stop.signal, async () => 1)).toBe(1);
  await expect(untilStopped(stop.signal, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  stop.abort();
});

test('what is not answered when Terraform stops is refused at once, and what comes later is not begun', async () => {
  const stop = new AbortController();
  const answers = [1, 2].map(() => untilStopped(stop.signal, never));
  stop.abort();
  for (const answer of answers) await expect(answer).rejects.toThrow(stoppedSummary);
  let begun = false;
  const late = untilStopped(stop.signal, () => {
    begun = true;
  });
  await expect(late).rejects.toThrow(stoppedSummary);
  expect(begun).toBe(false);
});
