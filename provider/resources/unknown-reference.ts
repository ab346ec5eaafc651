import { OsmopsError } from '../errors/index.js';

/** The refusal of a name that nothing in OSM has, with the names that do exist. */
export function unknownReference(
  what: string,
  name: string,
  existing: readonly string[],
  attribute: readonly string[],
): OsmopsError {
  const list = existing.length === 0 ? 'There is none.' : `There are: ${[...existing].sort().join(', ')}.`;
  return new OsmopsError({
    code: 'unknown-reference',
    message: `There is no ${what} '${name}'. ${list}`,
    remedy: 'Use one of the names that exist, or bring the missing one into OSM first.',
    place: { attribute },
  });
}
