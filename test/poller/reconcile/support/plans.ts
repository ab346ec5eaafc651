import { viewOfSummary } from '../../../../src/deploy/index.js';
import type { InstanceState, MadePlan } from '../../../../src/poller/stack/stack.js';
import type { ChangeAction, PlanSummary } from '../../../../src/terraform/index.js';

/** A summary of changes to NS instances, by name. */
export function summaryOf(actions: Readonly<Record<string, ChangeAction>>): PlanSummary {
  const changes = Object.entries(actions).map(([name, action]) => ({
    address: `osm_ns_instance.${name}`,
    type: 'osm_ns_instance',
    name,
    action,
    importing: false as const,
    deposed: false,
    reason: undefined,
    attributes: [],
    replacePaths: [],
  }));
  const count = (wanted: ChangeAction) => changes.filter(({ action }) => action === wanted).length;
  return {
    ...{ add: count('create'), change: count('update'), replace: count('replace') },
    ...{ destroy: count('delete'), adopt: 0, recover: 0, import: 0, forget: 0, drift: 0 },
    changes,
    isEmpty: changes.length === 0,
  };
}

/** A plan of changes to NS instances, whose ids are their names. */
export function planOf(
  actions: Readonly<Record<string, ChangeAction>>,
  rest: Partial<MadePlan> = {},
): MadePlan {
  const summary = summaryOf(actions);
  return {
    summary,
    hasChanges: !summary.isEmpty,
    hasDrift: false,
    isProgress: false,
    instances: [],
    readyIds: [],
    replaced: summary.changes
      .filter(({ action }) => action === 'replace')
      .map(({ address, name }) => ({ address, id: name })),
    isEmptied: false,
    begun: [],
    warnings: [],
    mark: { serial: 1, lineage: 'x' },
    contentDigest: 'sha256:00',
    view: viewOfSummary(summary),
    ...rest,
  };
}

export function instanceIn(name: string, status = 'READY'): InstanceState {
  return { address: `osm_ns_instance.${name}`, id: name, status };
}
