import { readFileSync } from 'node:fs';

/** The text of a file under `test/nbi/fixtures`: bodies that OSM answered, out of the recordings. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
}

/** A recorded record, with some keys changed. */
export function fixture(name: string, changes: object = {}): Record<string, unknown> {
  return { ...JSON.parse(fixtureText(name)), ...changes };
}
