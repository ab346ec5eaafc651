import { formatPlace } from '../../../provider/errors/index.js';
import { addressOf, kindOfType } from '../../constructs/address.js';
import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import {
  type AttributeChange,
  driftOf,
  type Plan,
  type PlannedChange,
  type PlanSummary,
  sensitiveValue,
  unknownValue,
} from '../../terraform/index.js';
import { type AttributeView, type ChangeView, type PlanView, planViewFormat } from './plan-view.js';

/** Makes the one view of a plan from which all that is shown of it follows. */
export function makePlanView(plan: Plan, summary: PlanSummary, deployment: Deployment): PlanView {
  const places = new Map([
    // A file that is passed over is where what is destroyed was declared.
    ...(deployment.passedOver ?? []).map((object) => [addressOf(object), formatPlace(object)] as const),
    ...declaredObjects(deployment).map(
      (object) => [addressOf(object), formatPlace(object.declaration.place)] as const,
    ),
  ]);
  const names = namesIn(plan);
  return {
    ...viewOfSummary(summary),
    changes: summary.changes.map((one) => changeView(one, places.get(one.address), names.get(one.address))),
    drift: driftOf(plan).map(({ address, kind, attributes }) => ({
      ...{ address, kind },
      attributes: attributes.map((attribute) => attributeView(attribute, [])),
    })),
  };
}

/** The view of a plan of which nothing is known but its summary. */
export function viewOfSummary(summary: PlanSummary): PlanView {
  const { add, change, replace, destroy, adopt, recover, import: imported, forget, drift } = summary;
  return {
    format: planViewFormat,
    figures: { add, change, replace, destroy, adopt, recover, import: imported, forget, drift },
    changes: summary.changes.map((one) => changeView(one, undefined, undefined)),
    drift: [],
  };
}

function changeView(change: PlannedChange, place: string | undefined, name: string | undefined): ChangeView {
  const { address, type, action, importing, deposed, reason, attributes, replacePaths } = change;
  const kind = kindOfType(type);
  return {
    ...{ address, action, deposed },
    ...(kind && { kind }),
    ...(name !== undefined && { name }),
    ...(importing && { importing }),
    ...(reason !== undefined && { reason }),
    ...(place !== undefined && { place }),
    attributes: attributes.map((attribute) => attributeView(attribute, replacePaths)),
  };
}

function attributeView(
  { path, before, after }: AttributeChange,
  replacePaths: readonly string[],
): AttributeView {
  const sensitive = before === sensitiveValue || after === sensitiveValue;
  const unknown = after === unknownValue;
  return {
    ...{ path, unknown, sensitive },
    ...(before !== undefined && !sensitive && { before }),
    ...(after !== undefined && !sensitive && !unknown && { after }),
    forcesReplacement: replacePaths.some(
      (forced) => path === forced || path.startsWith(`${forced}.`) || path.startsWith(`${forced}[`),
    ),
  };
}

/** The names of objects in OSM, by address. */
function namesIn({ resource_changes: changes }: Plan): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ address, change: { before, after } }) => {
      const name =
        textIn(after, 'name') ??
        textIn(after, 'descriptor_id') ??
        textIn(before, 'name') ??
        textIn(before, 'descriptor_id');
      return name === undefined ? [] : [[address, name] as const];
    }),
  );
}

function textIn(values: unknown, key: string): string | undefined {
  const value: unknown = typeof values === 'object' && values !== null ? Reflect.get(values, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
