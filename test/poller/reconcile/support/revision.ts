import type { Revision } from '../../../../src/poller/git/revision.js';

/** A revision whose commit is one letter, forty times. */
export function revision(letter: string): Revision {
  return {
    commit: letter.repeat(40),
    ref: 'main',
    author: { name: 'Ann', email: 'ann@example.org' },
    subject: `Commit ${letter}`,
    committedAt: '2026-01-01T00:00:00Z',
  };
}
