import { actionOf, type ChangeAction } from './action.js';
import { type AttributeChange, attributeChanges } from './attribute-changes.js';
import type { Plan } from './plan.js';

/** A resource that is not as the state says, because something else than Terraform changed it. */
export interface ResourceDrift {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly kind: 'gone' | 'changed';
  /** What differs: `before` in the state, `after` in reality. Empty if the resource is gone. */
  readonly attributes: readonly AttributeChange[];
  /** What the plan does about it, such as `create` for one that is gone; undefined if nothing. */
  readonly planned: ChangeAction | undefined;
}

/** An attribute of a resource type, for a decision about all of its resources. */
export interface DriftedAttribute {
  readonly type: string;
  readonly path: string;
}

/**
 * What was changed outside Terraform since the state was written. Terraform lists it for every managed resource, one
 * that is gone included, whatever the plan does about it (driftedResources in internal/terraform/context_plan.go).
 *
 * @param ignore True for an attribute whose change is no drift. A resource none of whose changes remain is left out.
 */
export function driftOf(
  plan: Plan,
  ignore: (attribute: DriftedAttribute) => boolean = () => false,
): ResourceDrift[] {
  const planned = new Map(
    plan.resource_changes
      .filter(({ deposed }) => deposed === undefined)
      .map(({ address, change }) => [address, actionOf(change)]),
  );
  return plan.resource_drift.flatMap(({ address, type, name, change }): ResourceDrift[] => {
    const drift = { address, type, name, planned: planned.get(address) };
    if (change.actions.includes('delete')) return [{ ...drift, kind: 'gone', attributes: [] }];
    const attributes = attributeChanges(change).filter(({ path }) => !ignore({ type, path }));
    return attributes.length === 0 ? [] : [{ ...drift, kind: 'changed', attributes }];
  });
}
