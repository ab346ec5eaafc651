import { OsmopsError } from '../../errors/index.js';

/**
 * The one of several records that should be one; throws OsmopsError `ambiguous-name` with their ids if there
 * are more.
 */
export function only<R>(rows: readonly R[], what: string, idOf: (row: R) => string): R | undefined {
  if (rows.length <= 1) return rows[0];
  throw new OsmopsError({
    code: 'ambiguous-name',
    message: `OSM has ${rows.length} ${what}: ${rows.map(idOf).join(', ')}`,
    remedy: 'Delete or rename all but one.',
  });
}
