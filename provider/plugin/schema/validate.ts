import { type core, safeParse } from 'zod';
import { unknown } from '../definition/attribute.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import { isValueList, isValueMap, isWhollyKnown, type Value } from '../wire/value.js';
import { decode } from './decode.js';
import type { Path } from './path.js';
import type { Shape } from './shape.js';
import { wordIssue } from './words.js';

/**
 * Checks a configuration by the zod schemas of its attributes: whatever is wholly known as a whole, anything else by
 * those of its parts that are.
 */
export function validate(shape: Shape, value: Value, path: Path = []): Diagnostic[] {
  if (value === unknown) return [];
  if (path.length > 0 && isWhollyKnown(value)) return check(shape, value, path);
  if (isValueList(value) && 'element' in shape) {
    return value.flatMap((item, index) => validate(shape.element, item, [...path, index]));
  }
  if (isValueMap(value) && shape.kind === 'map') {
    return [...value].flatMap(([key, item]) => validate(shape.element, item, [...path, key]));
  }
  if (isValueMap(value) && shape.kind === 'object') {
    return [...shape.fields].flatMap(([name, field]) =>
      validate(field.shape, value.get(name) ?? null, [...path, name]),
    );
  }
  return [];
}

function check(shape: Shape, value: Value, path: Path): Diagnostic[] {
  const result = safeParse(shape.check, decode(shape, value), { error: wordIssue });
  return result.success ? [] : result.error.issues.map((issue) => diagnosticOf(issue, path));
}

function diagnosticOf(issue: core.$ZodIssue, path: Path): Diagnostic {
  const steps = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
  return {
    severity: 'error',
    summary: 'Invalid value',
    detail: issue.message,
    attribute: [...path, ...steps],
  };
}
