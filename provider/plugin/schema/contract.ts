import { unknown } from '../definition/attribute.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import {
  isSameValue,
  isValueList,
  isValueMap,
  isWhollyKnown,
  type Value,
  type ValueMap,
} from '../wire/value.js';
import { formatPath, type Path } from './path.js';
import { isComputed, type ObjectShape, type Shape } from './shape.js';

/**
 * Terraform's contract with a provider. Terraform checks it too, but says then only that the provider has a bug; these
 * checks come first and say what the resource should have done. Each answers with the diagnostics of what breaks it.
 */

/** A plan keeps to the configuration: an attribute that is not computed is planned as configured, or stays as it was. */
export function checkPlan(
  block: ObjectShape,
  config: ValueMap,
  prior: ValueMap | null,
  planned: ValueMap,
): Diagnostic[] {
  return [...block.fields].flatMap(([name, field]) => {
    const { type } = field.shape;
    const value: Value = planned.get(name) ?? null;
    const configured: Value = config.get(name) ?? null;
    const holdsComputed = field.shape.kind === 'object' || 'element' in field.shape;
    if ((isComputed(field) && configured === null) || field.facts?.mode === 'computed' || holdsComputed)
      return [];
    if (isSameValue(type, configured, value)) return [];
    if (prior !== null && configured !== null && isSameValue(type, prior.get(name) ?? null, value)) return [];
    return [broken([name], 'is planned with a value that is neither the configured nor the prior one')];
  });
}

/** What was planned and known comes back unchanged. */
export function checkApplied(block: ObjectShape, planned: ValueMap, applied: ValueMap): Diagnostic[] {
  return differences(block, planned, applied, []).map((path) =>
    broken(path, 'is not what was planned after all: the resource must return planned values unchanged'),
  );
}

/** Nothing is unknown once an object was read or changed. */
export function checkKnown(value: Value): Diagnostic[] {
  return unknownParts(value, []).map((path) =>
    broken(path, 'is still unknown: the resource must return a value, or null'),
  );
}

/** The values with null for whatever is unknown. */
export function withoutUnknown(values: ValueMap): ValueMap {
  return new Map([...values].map(([key, item]) => [key, unknownAsNull(item)]));
}

function unknownAsNull(value: Value): Value {
  if (value === unknown) return null;
  if (isValueList(value)) return value.map(unknownAsNull);
  return isValueMap(value) ? withoutUnknown(value) : value;
}

function differences(shape: Shape, planned: Value, applied: Value, path: Path): Path[] {
  if (planned === unknown || isSameValue(shape.type, planned, applied)) return [];
  const deeper = (inner: Shape, key: string | number, before: Value | undefined, after: Value | undefined) =>
    differences(inner, before ?? null, after ?? null, [...path, key]);
  if (isValueMap(planned) && isValueMap(applied)) {
    if (shape.kind === 'object') {
      return [...shape.fields].flatMap(([name, field]) =>
        deeper(field.shape, name, planned.get(name), applied.get(name)),
      );
    }
    if (shape.kind === 'map') {
      const keys = new Set([...planned.keys(), ...applied.keys()]);
      return [...keys].flatMap((key) => deeper(shape.element, key, planned.get(key), applied.get(key)));
    }
  }
  if (
    isValueList(planned) &&
    isValueList(applied) &&
    planned.length === applied.length &&
    shape.kind === 'list'
  ) {
    return planned.flatMap((item, index) => deeper(shape.element, index, item, applied[index]));
  }
  const isOpen = (shape.kind === 'set' || shape.kind === 'dynamic') && !isWhollyKnown(planned);
  return isOpen ? [] : [path];
}

function unknownParts(value: Value, path: Path): Path[] {
  if (value === unknown) return [path];
  if (isValueList(value)) return value.flatMap((item, index) => unknownParts(item, [...path, index]));
  return isValueMap(value) ? [...value].flatMap(([key, item]) => unknownParts(item, [...path, key])) : [];
}

function broken(path: Path, problem: string): Diagnostic {
  return {
    severity: 'error',
    summary: 'The provider broke its contract with Terraform',
    detail: `Attribute ${formatPath(path)} ${problem}. This is a bug in the provider; please report it.`,
    attribute: path,
  };
}
