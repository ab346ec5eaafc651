import { isDeepStrictEqual } from 'node:util';
import { unknown } from '../definition/attribute.js';
import { ExactNumber } from '../wire/number.js';
import type { TerraformType } from '../wire/type.js';
import { Dynamic, isValueList, isValueMap, type Value, type ValueMap } from '../wire/value.js';
import { decode } from './decode.js';
import { formatPath, type Path } from './path.js';
import type { ObjectShape, Shape } from './shape.js';

/**
 * The values of all attributes of a block as a resource returned them. Where a part equals, as the resource sees it, the
 * same part of one of the `origins`, it becomes that very value: what a resource merely hands on loses nothing, not
 * even digits that a double does not hold.
 *
 * Throws a TypeError that names the attribute if a value is not of its type.
 */
export function encodeBlock(block: ObjectShape, values: object, origins: readonly Value[]): ValueMap {
  return encodeFields(block, values, origins, []);
}

function encode(shape: Shape, value: unknown, origins: readonly Value[], path: Path): Value {
  const same = origins.find((origin) => isDeepStrictEqual(decode(shape, origin), value));
  if (same !== undefined) return same;
  if (value === null || value === unknown) return value;
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' ? value : mismatch(shape, value, path);
    case 'bool':
      return typeof value === 'boolean' ? value : mismatch(shape, value, path);
    case 'number':
    case 'integer':
      return encodeNumber(value) ?? mismatch(shape, value, path);
    case 'dynamic':
      return encodeDynamic(value, path);
    case 'list':
      return Array.isArray(value)
        ? encodeList(shape.element, value, origins, path)
        : mismatch(shape, value, path);
    case 'set':
      return value instanceof Set
        ? encodeSet(shape.element, value, origins, path)
        : mismatch(shape, value, path);
    case 'map':
      return typeof value === 'object'
        ? encodeMap(shape.element, value, origins, path)
        : mismatch(shape, value, path);
    case 'object':
      return typeof value === 'object'
        ? encodeFields(shape, value, origins, path)
        : mismatch(shape, value, path);
  }
}

function encodeFields(shape: ObjectShape, values: object, origins: readonly Value[], path: Path): ValueMap {
  const given = new Map<string, unknown>(Object.entries(values));
  return new Map(
    [...shape.fields].map(([name, field]) => [
      name,
      encode(field.shape, given.get(name), children(origins, name), [...path, name]),
    ]),
  );
}

function encodeMap(element: Shape, values: object, origins: readonly Value[], path: Path): ValueMap {
  return new Map(
    Object.entries(values).map(([key, item]: [string, unknown]) => [
      key,
      encode(element, item, children(origins, key), [...path, key]),
    ]),
  );
}

function encodeList(
  element: Shape,
  items: readonly unknown[],
  origins: readonly Value[],
  path: Path,
): Value[] {
  return items.map((item, index) => encode(element, item, children(origins, index), [...path, index]));
}

function encodeSet(
  element: Shape,
  items: ReadonlySet<unknown>,
  origins: readonly Value[],
  path: Path,
): Value[] {
  const members = origins.filter(isValueList).flat();
  return [...items].map((item, index) => encode(element, item, members, [...path, index]));
}

function children(origins: readonly Value[], key: string | number): Value[] {
  return origins
    .map((origin) => {
      if (typeof key === 'number') return isValueList(origin) ? origin[key] : undefined;
      return isValueMap(origin) ? origin.get(key) : undefined;
    })
    .filter((child) => child !== undefined);
}

function encodeNumber(value: unknown): ExactNumber | undefined {
  if (typeof value === 'bigint') return ExactNumber.fromBigInt(value);
  return typeof value === 'number' ? ExactNumber.fromNumber(value) : undefined;
}

/** A dynamic value takes its type from what it is; arrays are tuples, plain objects are objects. */
function encodeDynamic(value: unknown, path: Path): Value {
  const [type, inner] = typed(value, path);
  return type === 'dynamic' ? inner : new Dynamic(type, inner);
}

function typed(value: unknown, path: Path): [TerraformType, Value] {
  if (value === null || value === unknown) return ['dynamic', value];
  if (typeof value === 'string') return ['string', value];
  if (typeof value === 'boolean') return ['bool', value];
  const number = encodeNumber(value);
  if (number !== undefined) return ['number', number];
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => typed(item, [...path, index]));
    return [['tuple', items.map(([type]) => type)], items.map(([, item]) => item)];
  }
  if (typeof value !== 'object')
    throw new TypeError(`${formatPath(path)}: Terraform has no value for ${typeof value}`);
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => ({
    key,
    part: typed(item, [...path, key]),
  }));
  return [
    ['object', Object.fromEntries(entries.map(({ key, part: [type] }) => [key, type]))],
    new Map(entries.map(({ key, part: [, item] }) => [key, item])),
  ];
}

function mismatch(shape: Shape, value: unknown, path: Path): never {
  const got = value === undefined ? 'nothing' : `a value of type ${typeof value}`;
  throw new TypeError(
    `${formatPath(path)}: the provider returned ${got} instead of ${JSON.stringify(shape.type)}`,
  );
}
