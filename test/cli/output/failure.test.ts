import { expect, test } from '@jest/globals';
import { OsmopsError } from '../../../provider/errors/index.js';
import { reportFailure } from '../../../src/cli/output/failure.js';
import { openIo } from '../../../src/cli/output/io.js';
import { type FakeHostOptions, fakeHost } from '../support/run-cli.js';

const failure = new OsmopsError({
  code: 'operation-failed',
  message: 'It broke\u001b[2J',
  remedy: 'Mend it.',
  place: { file: 'a.yaml', line: 2, column: 3, address: 'osm_ns_instance.ldap', operation: 'op-1' },
  cause: new Error('deeper'),
});

function report(error: unknown, options: FakeHostOptions & { json?: boolean } = {}) {
  const host = fakeHost(options);
  const exitCode = reportFailure(error, openIo(host, { json: options.json, color: true }));
  return { exitCode, stdout: host.printed('stdout'), stderr: host.printed('stderr') };
}

test('an error is its message, its code, its places and its remedy, and no stack', () => {
  expect(report(failure)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'Error: It broke\\u001b[2J [operation-failed]\n  at a.yaml:2:3, osm_ns_instance.ldap, operation op-1\n  Mend it.\n',
  });
});

test('with --json it is a document', () => {
  const { stdout, stderr } = report(failure, { json: true });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    error: {
      code: 'operation-failed',
      message: failure.message,
      remedy: 'Mend it.',
      place: failure.place,
    },
  });
});

test('an unexpected error asks to be reported', () => {
  const { exitCode, stderr } = report(new TypeError('x is undefined'));
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Error: x is undefined\n.*report/);
  expect(stderr).not.toContain('failure.test.ts');
});

test('OSMOPS_DEBUG shows where an error and its cause arose', () => {
  const { stderr } = report(failure, { env: { OSMOPS_DEBUG: '1' } });
  expect(stderr).toMatch(/failure\.test\.ts.*Caused by: Error: deeper\n.*failure\.test\.ts/s);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('a command that %s stopped exits %d, as a shell expects', (signal, expected) => {
  const host = fakeHost();
  host.send(signal);
  const cancelled = new OsmopsError({ code: 'cancelled', message: 'Stopped', remedy: 'Start again.' });
  expect(reportFailure(cancelled, openIo(host, { color: true }))).toBe(expected);
  expect(reportFailure(failure, openIo(host, { color: true }))).toBe(1);
});
