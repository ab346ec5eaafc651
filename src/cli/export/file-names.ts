import { plainName } from '../init/plain-name.js';

/**
 * Gives each name one that is fine for a file or a folder: no two are the same, not even to a file system that takes
 * no notice of upper case.
 */
export function fileNames(): (name: string) => string {
  const unique = uniqueTexts('-');
  return (name) => unique(plainName(name));
}

/** The same for environment variables: `VIM_PASSWORD_` and the name in capital letters. */
export function variableNames(prefix: string): (name: string) => string {
  const unique = uniqueTexts('_');
  return (name) => unique(`${prefix}${name.replace(/[^A-Za-z0-9]+/g, '_')}`.toUpperCase());
}

/** Numbers a text that was given before, whatever its case. */
function uniqueTexts(separator: string): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    let chosen = text;
    for (let count = 2; taken.has(chosen.toLowerCase()); count += 1) chosen = `${text}${separator}${count}`;
    taken.add(chosen.toLowerCase());
    return chosen;
  };
}
