import type { z } from 'zod';
import { missing } from './text-fields.js';

const nouns: Readonly<Record<string, string>> = {
  string: 'a text, not a list or a mapping',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/** What is wrong with a field, where its schema has no words of its own. */
export function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? missing : undefined;
    case 'too_big':
      return issue.origin === 'string' ? `must be at most ${issue.maximum} characters long` : undefined;
    case 'invalid_value':
      return issue.input === undefined ? missing : `must be one of: ${issue.values.join(', ')}`;
    default:
      return undefined;
  }
}
