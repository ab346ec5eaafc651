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

/** How OSM says, of an NS instance or an account, that it works, and that it is being worked on. */
const works: ReadonlySet<string | undefined> = new Set(['"READY"', '"ENABLED"']);
const goesOn: ReadonlySet<string | undefined> = new Set(['"BUILDING"', '"PROCESSING"']);

/**
 * What was changed behind Terraform's back, of a plan that refreshed the state. An instance is gone or has another NSD,
 * VIM account or other parameters; it was READY and is not any more; a package is gone or has another descriptor; a VIM
 * account, a cluster or a repository is gone, has other attributes, or was ENABLED and is not any more.
 * An operation that goes on or has ended well is progress, no drift.
 */
export function judgeDrift(plan: Plan): ResourceDrift[] {
  const drift = driftOf(plan, ({ type, path }) => type === nsInstance.type && neverDrift.has(topOf(path)));
  return drift
    .map((resource) => ({
      ...resource,
      attributes: resource.attributes.filter((attribute) => !isProgress(attribute)),
    }))
    .filter(({ kind, attributes }) => kind === 'gone' || attributes.length > 0);
}

function isProgress({ path, before, after }: AttributeChange): boolean {
  return path === 'status' && !(works.has(before) && !goesOn.has(after));
}

/** The attribute in which a path begins. */
function topOf(path: string): string {
  return path.replace(/[.[].*/s, '');
}
