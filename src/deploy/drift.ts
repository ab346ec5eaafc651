import { nsInstance } from '../../provider/resources/index.js';
import { type AttributeChange, driftOf, type Plan, type ResourceDrift } from '../terraform/index.js';

/** Settings of osmops alone, and the description, which OSM cannot change. */
const neverDrift: ReadonlySet<string> = new Set([
  'description',
  'on_key_removal',
  'wait_for',
  'deletion_policy',
  'timeouts',
  'adopted',
]);

const ready = JSON.stringify('READY');
const building = JSON.stringify('BUILDING');

/**
 * What was changed behind Terraform's back, of a plan that refreshed the state. An instance is gone or has another NSD,
 * VIM account or other parameters; it was READY and is not any more; a package is gone or has another descriptor.
 * An operation that goes on or has ended well is progress, no drift.
 */
export function judgeDrift(plan: Plan): ResourceDrift[] {
  const drift = driftOf(plan, ({ type, path }) => type === nsInstance.type && neverDrift.has(topOf(path)));
  return drift
    .map((resource) =>
      resource.type === nsInstance.type
        ? { ...resource, attributes: resource.attributes.filter((attribute) => !isProgress(attribute)) }
        : resource,
    )
    .filter(({ kind, attributes }) => kind === 'gone' || attributes.length > 0);
}

function isProgress({ path, before, after }: AttributeChange): boolean {
  return path === 'status' && !(before === ready && after !== building);
}

/** The attribute in which a path begins. */
function topOf(path: string): string {
  return path.replace(/[.[].*/s, '');
}
