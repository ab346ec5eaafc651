import { unknown } from '../definition/attribute.js';
import { isSameValue, isValueList, isValueMap, type Value, type ValueMap } from '../wire/value.js';
import { type Field, hasAttributes, isComputed, type ObjectShape, type Shape } from './shape.js';

/**
 * The default plan. Terraform's own proposal holds the configured values and, for computed attributes that are not
 * configured, the prior ones; what is left is to say that those of a new object are unknown. Objects in lists and maps are
 * matched with prior ones by index and key, objects in sets by being equal.
 */
export function planByDefault(
  block: ObjectShape,
  values: { readonly config: ValueMap; readonly prior: ValueMap | null; readonly proposed: ValueMap },
): ValueMap {
  const { config, prior, proposed } = values;
  return new Map(
    [...proposed].map(([name, value]) => {
      const field = block.fields.get(name);
      const planned = field && planField(field, value, config.get(name) ?? null, prior?.get(name));
      return [name, planned ?? value];
    }),
  );
}

/** `prior` is undefined where the object that the field belongs to is new. */
function planField(field: Field, proposed: Value, config: Value, prior: Value | undefined): Value {
  if (isComputed(field) && config === null) return prior === undefined ? unknown : proposed;
  return planNested(field.shape, proposed, config, prior ?? null);
}

function planNested(shape: Shape, proposed: Value, config: Value, prior: Value): Value {
  if (hasAttributes(shape)) return planObject(shape, proposed, config, prior);
  if (!('element' in shape) || !hasAttributes(shape.element)) return proposed;
  const element = shape.element;
  if (shape.kind === 'set') return planSet(element, proposed, prior);
  if (isValueList(proposed)) {
    return proposed.map((item, index) => planObject(element, item, at(config, index), at(prior, index)));
  }
  if (!isValueMap(proposed)) return proposed;
  return new Map(
    [...proposed].map(([key, item]) => [
      key,
      planObject(element, item, under(config, key), under(prior, key)),
    ]),
  );
}

function planSet(element: ObjectShape, proposed: Value, prior: Value): Value {
  if (!isValueList(proposed)) return proposed;
  const before = isValueList(prior) ? prior : [];
  return proposed.map((item) =>
    before.some((one) => isSameValue(element.type, one, item)) ? item : planObject(element, item, item, null),
  );
}

function planObject(shape: ObjectShape, proposed: Value, config: Value, prior: Value): Value {
  if (!isValueMap(proposed)) return proposed;
  return planByDefault(shape, {
    config: isValueMap(config) ? config : new Map(),
    prior: isValueMap(prior) ? prior : null,
    proposed,
  });
}

function at(value: Value, index: number): Value {
  return isValueList(value) ? (value[index] ?? null) : null;
}

function under(value: Value, key: string): Value {
  return isValueMap(value) ? (value.get(key) ?? null) : null;
}
