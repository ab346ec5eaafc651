import { line } from '../../../base/text/index.js';
import type { AttributeChange } from '../../terraform/index.js';

/** How many attributes of a resource are kept, and how much of each value: they go into files that are read again and again. */
const mostAttributes = 100;
const mostOfValue = 300;

/** Changes of resources as the poller keeps them. */
export function keptChanges<Resource extends { readonly attributes: readonly AttributeChange[] }>(
  resources: readonly Resource[],
): Resource[] {
  return resources.map((resource) => ({
    ...resource,
    attributes: resource.attributes.slice(0, mostAttributes).map(({ path, before, after }) => ({
      path: line(path),
      before: before === undefined ? undefined : line(before, mostOfValue),
      after: after === undefined ? undefined : line(after, mostOfValue),
    })),
  }));
}
