import { dirname } from 'node:path';
import type { Place } from '../place.js';

/**
 * The whole environment of Git and what it starts. Nothing is inherited that could name a program, a proxy or a
 * configuration; all of that is in the private HOME's `.gitconfig`, so that every protection of simple-git stays on.
 */
export function gitEnvironment({ home }: Place): Record<string, string> {
  const { PATH = '/usr/bin:/bin', TMPDIR } = process.env;
  return {
    PATH,
    ...(TMPDIR !== undefined && { TMPDIR }),
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A repository around the data folder has no say either.
    GIT_CEILING_DIRECTORIES: dirname(home),
  };
}
