import { describe, expect, test } from '@jest/globals';
import { ours } from '../../../base/text/index.js';
import { openIo } from '../../../src/cli/output/io.js';
import { fakeHost } from '../support/run-cli.js';

describe('colours', () => {
  test.each([
    ['on a terminal', { terminal: true }, true, true],
    ['away from a terminal', { terminal: false }, true, false],
    ['with --no-color', { terminal: true }, false, false],
    ['with NO_COLOR', { terminal: true, env: { NO_COLOR: '1' } }, true, false],
    ['with an empty NO_COLOR, which means nothing', { terminal: true, env: { NO_COLOR: '' } }, true, true],
    ['on a dumb terminal', { terminal: true, env: { TERM: 'dumb' } }, true, false],
  ])('%s', (_, host, color, expected) => {
    const { out, err } = openIo(fakeHost(host), { color });
    expect([out.colours.isColorSupported, err.colours.isColorSupported]).toEqual([expected, expected]);
  });
});

test('text goes to its stream, and the document nowhere', () => {
  const host = fakeHost();
  const io = openIo(host, { color: true });
  io.out.line('result');
  io.err.line('remark');
  io.document({ a: 1 });
  expect([host.printed('stdout'), host.printed('stderr')]).toEqual(['result\n', 'remark\n']);
});

test('with --json there is one document, with what was attached to it, and no text', () => {
  const host = fakeHost();
  const io = openIo(host, { json: true, color: true });
  io.out.line('result');
  io.err.write(ours('remark'));
  const problems: string[] = [];
  io.attach({ problems });
  problems.push('found later');
  io.document({ a: 1 });
  expect(JSON.parse(host.printed('stdout'))).toEqual({ problems: ['found later'], a: 1 });
  expect(host.printed('stderr')).toBe('');
});
