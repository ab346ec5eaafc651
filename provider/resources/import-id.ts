import { OsmopsError } from '../errors/index.js';

/** An import id taken apart: `ID?setting=value&...`. */
export interface ImportId {
  /** OSM's id of the object, or its name. */
  readonly id: string;
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * Takes an import id apart. Settings that OSM does not store may ride on it, so that the first plan after the
 * import is empty. Throws `invalid-attribute` on a setting that is not in `known`.
 */
export function parseImportId(text: string, known: readonly string[]): ImportId {
  const [id = '', query = ''] = text.split(/\?(.*)/s);
  const settings = Object.fromEntries(new URLSearchParams(query));
  const stranger = Object.keys(settings).find((key) => !known.includes(key));
  if (id === '' || stranger !== undefined) {
    throw new OsmopsError({
      code: 'invalid-attribute',
      message:
        stranger === undefined ? 'The import id is empty.' : `An import id has no setting '${stranger}'.`,
      remedy:
        known.length === 0
          ? 'Import with the id alone.'
          : `Import with ID or ID?${known.map((key) => `${key}=...`).join('&')}.`,
    });
  }
  return { id, settings };
}

/** Tells whether a text has the form of OSM's own ids (UUIDs), as opposed to a name. */
export function isOsmId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
