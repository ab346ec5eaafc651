import { describe, expect, test } from '@jest/globals';
import { OsmopsError } from '../../../provider/errors/index.js';
import { explain } from '../../../provider/explain.js';
import type { Diagnostic } from '../../../src/terraform/index.js';
import { terraformFailed } from '../../../src/terraform/run/failure.js';

function failure(summaries: string[], stderr = '') {
  const diagnostics = summaries.map((summary): Diagnostic => ({ severity: 'error', summary, detail: '' }));
  return terraformFailed({
    command: 'terraform apply',
    dir: '/run',
    end: 'ended with exit code 1',
    diagnostics,
    stderr,
  });
}

describe('the message', () => {
  test('quotes the first three different errors and counts the rest', () => {
    expect(failure(['A', 'A', 'B', 'C', 'D', 'E']).message).toBe(
      'terraform apply ended with exit code 1: A; B; C; and 2 more',
    );
  });

  test('quotes the last lines of standard error if no error was told', () => {
    expect(failure([], 'a\nb\nc\nd\n').message).toBe('terraform apply ended with exit code 1: b\nc\nd');
  });

  test('says at least how it ended', () => {
    expect(failure([]).message).toBe('terraform apply ended with exit code 1');
  });
});

test.each([
  ['Error acquiring the state lock', 'force-unlock'],
  ['Saved plan is stale', 'plan again'],
  ['Backend configuration changed', '-migrate-state'],
  ['Inconsistent dependency lock file', 'osmops provider install'],
  ['Something else', 'TF_LOG'],
])('the remedy for "%s" speaks of %s', (summary, word) => {
  expect(failure([summary]).remedy).toContain(word);
});

test('the place is that of the first error, not of a warning before it', () => {
  const position = { line: 2, column: 7 };
  const error = terraformFailed({
    command: 'terraform plan',
    dir: '/run',
    end: 'ended with exit code 1',
    stderr: '',
    diagnostics: [
      { severity: 'warning', summary: 'W', detail: '', address: 'a.b' },
      {
        severity: 'error',
        summary: 'E',
        detail: '',
        address: 'osm_ns_instance.ldap',
        range: { filename: 'cdk.tf.json', start: position, end: position },
      },
    ],
  });
  expect(error.place).toEqual({ address: 'osm_ns_instance.ldap', file: 'cdk.tf.json', line: 2, column: 7 });
});

test('what the provider said keeps its code, place and remedy, each once; the rest is a terraform-failed', () => {
  const said = new OsmopsError({
    code: 'unknown-reference',
    message: "OSM has no VIM account 'elsewhere'",
    remedy: 'Make it first.\nOr name another.',
    place: { operation: '0b5e-11' },
  });
  const refused = new OsmopsError({
    code: 'nbi-unauthorized',
    message: 'OSM refuses the login',
    remedy: 'Correct it.',
    place: { file: '/etc/osmops/osm.yaml' },
  });
  const diagnosticOf = (error: OsmopsError, address: string): Diagnostic => {
    const { summary, detail = '' } = explain(error);
    return { severity: 'error', summary, detail, address };
  };
  const error = terraformFailed({
    command: 'terraform plan',
    dir: '/run',
    end: 'ended with exit code 1',
    diagnostics: [
      diagnosticOf(said, 'osm_ns_instance.a'),
      diagnosticOf(refused, 'osm_ns_instance.b'),
      diagnosticOf(refused, 'osm_ns_instance.c'),
      { severity: 'error', summary: 'Invalid count', detail: 'Say a number.' },
    ],
    stderr: '',
  });
  expect(error).toMatchObject({
    ...{ code: 'unknown-reference', message: said.message, remedy: said.remedy },
    place: { address: 'osm_ns_instance.a', operation: '0b5e-11' },
    others: [
      { code: 'nbi-unauthorized', place: { file: '/etc/osmops/osm.yaml', address: 'osm_ns_instance.b' } },
      {
        code: 'terraform-failed',
        remedy: 'Say a number.',
        message: expect.stringContaining('Invalid count'),
      },
    ],
  });
});

test('the remedy for a lock that is held names the lock', () => {
  const detail = 'Lock Info:\n  ID:        0b5e-11\n  Who:       somebody\n';
  const error = terraformFailed({
    command: 'terraform plan',
    dir: '/run',
    end: 'ended with exit code 1',
    diagnostics: [{ severity: 'error', summary: 'Error acquiring the state lock', detail }],
    stderr: '',
  });
  expect(error.remedy).toContain('terraform -chdir=/run force-unlock 0b5e-11');
});
