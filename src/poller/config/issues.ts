import type { z } from 'zod';
import { didYouMean } from '../../repository/near-miss.js';

type ReportAt = (
  message: string,
  remedy: string,
  path: readonly PropertyKey[],
  part: 'key' | 'value',
) => void;

/** The keys that a mapping may have, to guess what a wrong one is meant for; none gives no guess. */
type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

/** Says what zod found in words for people. No message quotes a value: it may be a secret. */
export function reportIssue(
  issue: z.core.$ZodIssue,
  view: unknown,
  keysAt: KnownKeys,
  report: ReportAt,
): void {
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    for (const key of issue.keys) {
      const path = [...issue.path, key];
      const guess = didYouMean(key, known) || '.';
      report(
        `Nothing reads the key '${nameOf(path)}'${guess}`,
        'Remove it, or correct its name.',
        path,
        'key',
      );
    }
    return;
  }
  const { path } = issue;
  const what = path.length === 0 ? 'The file' : `'${nameOf(path)}'`;
  if (valueAt(view, path) === undefined) {
    report(`${what} is missing or empty.`, `Add ${what} with a value.`, path, 'value');
    return;
  }
  const message =
    issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')
      ? mustBe(issue.expected)
      : issue.message;
  report(
    `${what} ${message}.`,
    path.length === 0 ? 'Write `key: value` lines.' : `Change ${what}.`,
    path,
    'value',
  );
}

function mustBe(expected: string): string {
  return expected === 'object' || expected === 'record' ? 'must be a mapping' : `must be of type ${expected}`;
}

/** `repositories[0].git.url`. */
export function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step}]` : `${name}${name === '' ? '' : '.'}${String(step)}`,
    '',
  );
}

function valueAt(view: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? Reflect.get(value, step)
        : undefined,
    view,
  );
}
