import { expect, test } from '@jest/globals';
import { confirm } from '../../../src/cli/run/confirm.js';
import { fakeHost } from '../support/run-cli.js';

test.each([
  ['yes\n', true],
  [' yes \n', true],
  ['y\n', false],
  ['YES\n', false],
  ['\n', false],
])('%j is taken for %p', async (answer, expected) => {
  const host = fakeHost();
  const confirmed = confirm('Sure? ', host);
  host.stdin.write(answer);
  expect(await confirmed).toBe(expected);
  expect(host.printed('stdout')).toBe('Sure? ');
});

test('the end of the input is a no', async () => {
  const host = fakeHost();
  const confirmed = confirm('Sure? ', host);
  host.stdin.end();
  expect(await confirmed).toBe(false);
});

test('a signal stops the question', async () => {
  const host = fakeHost();
  const confirmed = confirm('Sure? ', host);
  host.send('SIGINT');
  await expect(confirmed).rejects.toMatchObject({ code: 'cancelled' });
});
