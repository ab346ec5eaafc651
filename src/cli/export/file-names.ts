import { plainName } from '../init/plain-name.js';

/**
 * Gives each name one that is fine for a file or a folder: no two are the same, not even to a file system that takes
 * no notice of upper case.
 */
export function fileNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const plain = plainName(name);
    const unused = (count: number): string => {
      const candidate = count === 1 ? plain : `${plain}-${count}`;
      return taken.has(candidate.toLowerCase()) ? unused(count + 1) : candidate;
    };
    const chosen = unused(1);
    taken.add(chosen.toLowerCase());
    return chosen;
  };
}

/** The same for environment variables: `VIM_PASSWORD_` and the name in capital letters. */
export function variableNames(prefix: string): (name: string) => string {
  const names = fileNames();
  return (name) =>
    `${prefix}${names(name.replace(/[^A-Za-z0-9]+/g, '_'))}`.replaceAll('-', '_').toUpperCase();
}
