import { type Unknown, unknown } from '../definition/attribute.js';
import { ExactNumber } from '../wire/number.js';
import { Dynamic, isValueList, isValueMap, type Value, type ValueMap } from '../wire/value.js';
import type { ObjectShape, Shape } from './shape.js';

/** A value as resources see it: plain JavaScript, `unknown` where Terraform does not know. */
export type Plain = null | boolean | string | number | bigint | Unknown | Plain[] | Set<Plain> | PlainObject;
export interface PlainObject {
  [key: string]: Plain;
}

/**
 * A value in the form that its zod schema describes. A number becomes the nearest double where the schema says `z.number()`;
 * {@link encode} gives the exact one back as long as the resource leaves it as it is.
 */
export function decode(shape: Shape, value: Value): Plain {
  if (value === null || value === unknown || typeof value === 'string' || typeof value === 'boolean')
    return value;
  if (value instanceof ExactNumber) return shape.kind === 'integer' ? decodeInteger(value) : value.toNumber();
  if (value instanceof Dynamic) return decodeDynamic(value.value);
  if (isValueList(value)) return decodeList(shape, value);
  return decodeMap(shape, value);
}

/** The values of all attributes of a block. */
export function decodeBlock(block: ObjectShape, values: ValueMap): PlainObject {
  return fromEntries(
    [...block.fields].map(([name, { shape }]) => [name, decode(shape, values.get(name) ?? null)]),
  );
}

function decodeList(shape: Shape, items: readonly Value[]): Plain {
  if (shape.kind !== 'list' && shape.kind !== 'set') return mismatch(shape);
  const plain = items.map((item) => decode(shape.element, item));
  return shape.kind === 'set' ? new Set(plain) : plain;
}

function decodeMap(shape: Shape, map: ValueMap): Plain {
  if (shape.kind === 'object') return decodeBlock(shape, map);
  if (shape.kind !== 'map') return mismatch(shape);
  return fromEntries([...map].map(([key, item]) => [key, decode(shape.element, item)]));
}

function decodeInteger(value: ExactNumber): Plain {
  return value.isInteger ? value.toBigInt() : value.toNumber();
}

function decodeDynamic(value: Value): Plain {
  if (value instanceof ExactNumber)
    return Number.isSafeInteger(value.toNumber()) ? value.toNumber() : decodeInteger(value);
  if (isValueList(value)) return value.map(decodeDynamic);
  if (isValueMap(value)) return fromEntries([...value].map(([key, item]) => [key, decodeDynamic(item)]));
  return value instanceof Dynamic ? decodeDynamic(value.value) : value;
}

/** Defines every key as a property of the object's own, `__proto__` too. */
function fromEntries(entries: [string, Plain][]): PlainObject {
  return Object.fromEntries(entries);
}

function mismatch(shape: Shape): never {
  throw new TypeError(`Terraform sent a value that is not of type ${JSON.stringify(shape.type)}`);
}
