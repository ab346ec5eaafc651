import { isSameValue, isValueList, isValueMap, type Value, type ValueMap } from '../wire/value.js';
import { type Fields, hasAttributes, type ObjectShape, type Shape } from './shape.js';

/** The attributes of a block whose planned change means a new object, by their own facts or those of nested attributes. */
export function attributesForcingReplacement(
  block: ObjectShape,
  prior: ValueMap,
  planned: ValueMap,
): string[] {
  return forcing(block.fields, prior, planned);
}

function forcing(fields: Fields, prior: ValueMap, planned: ValueMap): string[] {
  return [...fields]
    .filter(([name, { shape, facts }]) => {
      const before: Value = prior.get(name) ?? null;
      const after: Value = planned.get(name) ?? null;
      if (isSameValue(shape.type, before, after)) return false;
      return facts?.forcesReplacement === true || nestedForces(shape, before, after);
    })
    .map(([name]) => name);
}

/** An object that comes or goes changes all of its attributes. */
function nestedForces(shape: Shape, before: Value, after: Value): boolean {
  if (hasAttributes(shape)) {
    if (isValueMap(before) && isValueMap(after)) return forcing(shape.fields, before, after).length > 0;
    return holdsForcing(shape);
  }
  if (!('element' in shape) || !hasAttributes(shape.element)) return false;
  const element = shape.element;
  if (shape.kind === 'set') return holdsForcing(element);
  if (isValueList(before) && isValueList(after)) {
    const longest = Math.max(before.length, after.length);
    return Array.from({ length: longest }).some((_, index) =>
      changes(element, before[index] ?? null, after[index] ?? null),
    );
  }
  if (isValueMap(before) && isValueMap(after)) {
    const keys = new Set([...before.keys(), ...after.keys()]);
    return [...keys].some((key) => changes(element, before.get(key) ?? null, after.get(key) ?? null));
  }
  return holdsForcing(element);
}

function changes(element: ObjectShape, before: Value, after: Value): boolean {
  return !isSameValue(element.type, before, after) && nestedForces(element, before, after);
}

function holdsForcing(shape: ObjectShape): boolean {
  return [...shape.fields.values()].some(({ shape: inner, facts }) => {
    if (facts?.forcesReplacement === true || (hasAttributes(inner) && holdsForcing(inner))) return true;
    return 'element' in inner && hasAttributes(inner.element) && holdsForcing(inner.element);
  });
}
