import { actionOf, type ChangeAction } from './action.js';
import { type AttributeChange, attributeChanges } from './attribute-changes.js';
import { formatPath } from './attribute-path.js';
import { driftOf } from './drift.js';
import type { Plan, ResourceChange } from './plan.js';

/** What a plan does to one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly action: ChangeAction;
  /** Whether it is imported, be it changed as well or not. */
  readonly importing: boolean;
  /** Whether it concerns an object that an earlier replacement left behind. */
  readonly deposed: boolean;
  /** Terraform's keyword for why, such as `replace_because_tainted`. */
  readonly reason: string | undefined;
  readonly attributes: readonly AttributeChange[];
  /** The paths of the attributes that force the replacement. */
  readonly replacePaths: readonly string[];
}

/** A plan in figures, and change by change. A replacement counts under `replace` alone. */
export interface PlanSummary {
  readonly add: number;
  readonly change: number;
  readonly replace: number;
  readonly destroy: number;
  /** Also counted under what else is done to the resource. */
  readonly import: number;
  /** Dropped from the state, not destroyed. */
  readonly forget: number;
  /** Resources found to differ from the state, whatever the plan does about them. */
  readonly drift: number;
  readonly changes: readonly PlannedChange[];
  /** Whether applying the plan would do nothing at all, to outputs and to the state included. */
  readonly isEmpty: boolean;
}

/** Sums up a plan. Data sources, which are only read, do not count. */
export function summarisePlan(plan: Plan): PlanSummary {
  const changes = plan.resource_changes.flatMap(plannedChange);
  const count = (action: ChangeAction) => changes.filter((change) => change.action === action).length;
  return {
    add: count('create'),
    change: count('update'),
    replace: count('replace'),
    destroy: count('delete'),
    import: changes.filter(({ importing }) => importing).length,
    forget: count('forget'),
    drift: driftOf(plan).length,
    changes,
    isEmpty: changes.length === 0 && !changesOutputs(plan) && !plan.applyable && !plan.errored,
  };
}

function plannedChange(resource: ResourceChange): PlannedChange[] {
  const { address, mode, type, name, change } = resource;
  const action = actionOf(change);
  if (mode !== 'managed' || action === undefined) return [];
  return [
    {
      address,
      type,
      name,
      action,
      importing: change.importing !== undefined,
      deposed: resource.deposed !== undefined,
      reason: resource.action_reason,
      attributes: attributeChanges(change),
      replacePaths: change.replace_paths.map(formatPath),
    },
  ];
}

function changesOutputs({ output_changes }: Plan): boolean {
  return Object.values(output_changes).some((change) => actionOf(change) !== undefined);
}
