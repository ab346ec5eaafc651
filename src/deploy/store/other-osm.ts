import { readPrivate } from '../../terraform/index.js';
import { askOsm } from '../osm.js';

/** What of a state belongs to another OSM, or another project of it, than the one that is asked. */
export interface OfOtherOsm {
  /** The id of the project that is asked. */
  readonly project: string;
  readonly addresses: readonly string[];
}

/**
 * Finds what of a stored state is noted to belong to another OSM than the one of a connection file. What has no note is left out: it
 * is looked for by its id.
 *
 * @returns Undefined if OSM does not tell which one it is.
 * @throws OsmopsError `nbi-*`, `connection-invalid`, `cancelled`.
 */
export async function ofOtherOsm(
  stored: string,
  connectionFile: string,
  signal: AbortSignal | undefined,
): Promise<OfOtherOsm | undefined> {
  const project = await askOsm(connectionFile, signal)((osm) => osm.project.id());
  if (project === undefined) return undefined;
  const addresses = readPrivate(stored)
    .filter(({ private: { osm } }) => typeof osm === 'string' && osm !== project)
    .map(({ address }) => address);
  return { project, addresses: [...new Set(addresses)] };
}
