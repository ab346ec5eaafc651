import { line } from '../../../base/text/index.js';
import type { AttributeView, PlanView } from '../../deploy/index.js';
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

/** How much of a view is kept: a person reads it, and it is in one file. */
const mostShown = { changes: 5_000, attributes: 200, value: 2_000 } as const;

/** The view of a plan as the poller keeps it. */
export function keptView(view: PlanView): PlanView {
  const kept = ({ path, before, after, ...attribute }: AttributeView): AttributeView => ({
    ...attribute,
    path: line(path),
    ...(before !== undefined && { before: line(before, mostShown.value) }),
    ...(after !== undefined && { after: line(after, mostShown.value) }),
  });
  const keptOf = (attributes: readonly AttributeView[]) =>
    attributes.slice(0, mostShown.attributes).map(kept);
  return {
    ...view,
    changes: view.changes
      .slice(0, mostShown.changes)
      .map((change) => ({ ...change, attributes: keptOf(change.attributes) })),
    drift: view.drift
      .slice(0, mostShown.changes)
      .map((one) => ({ ...one, attributes: keptOf(one.attributes) })),
  };
}
