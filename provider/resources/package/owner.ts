import type { PackageApi } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';

/** The labels of osmops' own runs that say whose they are: an id that no other owner has, and what people call it. */
export const ownerLabels = { id: 'owner', name: 'owner-name' } as const;

/**
 * Has a package that was just uploaded bear the mark of who uploaded it. A run that says nothing of its owner, as under plain Terraform,
 * leaves the mark as it is. That OSM does not take it is no reason to fail: then nobody is told whose the package is.
 */
export async function markUploaded(
  api: PackageApi,
  id: string,
  contentHash: string,
  { labels, log }: Pick<Context<Osm>, 'labels' | 'log'>,
): Promise<void> {
  const { [ownerLabels.id]: owner, [ownerLabels.name]: name } = labels;
  if (owner === undefined || name === undefined) return;
  try {
    await api.mark(id, { owner, name, contentHash });
  } catch (error) {
    log('warn', `package ${id} bears no mark: ${error instanceof Error ? error.message : String(error)}`);
  }
}
