import { actionOf, type ChangeAction } from './action.js';
import { type AttributeChange, attributeChanges } from './attribute-changes.js';
import { formatPath } from './attribute-path.js';
import { driftOf } from './drift.js';
import type { Plan, ResourceChange } from './plan.js';

/**
 * Why an object comes into the state: OSM has it under a wanted name and it is nobody's (`adopt`), we began it ourselves
 * (`recover`), or the configuration names its id (`declared`).
 */
export const importReasons = ['adopt', 'recover', 'declared'] as const;
export type ImportReason = (typeof importReasons)[number];

/** What a plan does to one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly action: ChangeAction;
  /** Why it is imported, be it changed as well or not; false if it is not. */
  readonly importing: ImportReason | false;
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
  /** Imports by their reasons, `import` for `declared`. Also counted under what else is done to the resource. */
  readonly adopt: number;
  readonly recover: number;
  readonly import: number;
  /** Dropped from the state, not destroyed. */
  readonly forget: number;
  /** Resources found to differ from the state, whatever the plan does about them. */
  readonly drift: number;
  readonly changes: readonly PlannedChange[];
  /** Whether applying the plan would do nothing at all, to outputs and to the state included. */
  readonly isEmpty: boolean;
}

/**
 * Sums up a plan. Data sources, which are only read, do not count.
 *
 * @param reasons By address, why an import is in the plan; the configuration asks for any other.
 */
export function summarisePlan(
  plan: Plan,
  reasons: ReadonlyMap<string, ImportReason> = new Map(),
): PlanSummary {
  const changes = plan.resource_changes.flatMap((change) => plannedChange(change, reasons));
  const count = (action: ChangeAction) => changes.filter((change) => change.action === action).length;
  const imported = (reason: ImportReason) => changes.filter(({ importing }) => importing === reason).length;
  return {
    add: count('create'),
    change: count('update'),
    replace: count('replace'),
    destroy: count('delete'),
    adopt: imported('adopt'),
    recover: imported('recover'),
    import: imported('declared'),
    forget: count('forget'),
    drift: driftOf(plan).length,
    changes,
    isEmpty: changes.length === 0 && !changesOutputs(plan) && !plan.applyable && !plan.errored,
  };
}

function plannedChange(
  resource: ResourceChange,
  reasons: ReadonlyMap<string, ImportReason>,
): PlannedChange[] {
  const { address, mode, type, name, change } = resource;
  const action = actionOf(change);
  if (mode !== 'managed' || action === undefined) return [];
  return [
    {
      address,
      type,
      name,
      action,
      importing: change.importing !== undefined && (reasons.get(address) ?? 'declared'),
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
