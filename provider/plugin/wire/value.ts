import { type Unknown, unknown } from '../definition/attribute.js';
import { ExactNumber } from './number.js';
import type { TerraformType } from './type.js';

/**
 * A value as Terraform has it, with nothing lost. Lists, sets and tuples are arrays, maps and objects are Maps: a key may be
 * any text, `__proto__` included.
 */
export type Value = null | boolean | string | ExactNumber | Unknown | readonly Value[] | ValueMap | Dynamic;
export type ValueMap = ReadonlyMap<string, Value>;

/** A value whose type the schema leaves open, with the type that it has. */
export class Dynamic {
  constructor(
    readonly type: TerraformType,
    readonly value: Value,
  ) {}
}

export function isValueMap(value: Value | undefined): value is ValueMap {
  return value instanceof Map;
}

export function isValueList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Tells whether no part of a value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value === unknown) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (isValueList(value)) return value.every(isWhollyKnown);
  return isValueMap(value) ? [...value.values()].every(isWhollyKnown) : true;
}

/** Tells whether two values of a type are the same, unknown parts being the same as each other. Sets have no order. */
export function isSameValue(type: TerraformType, a: Value, b: Value): boolean {
  return fingerprint(type, a) === fingerprint(type, b);
}

/** Text that two values of a type share if, and only if, they are the same. */
export function fingerprint(type: TerraformType, value: Value): string {
  if (value === null) return 'null';
  if (value === unknown) return 'unknown';
  if (value instanceof ExactNumber) return value.text;
  if (value instanceof Dynamic) return `${JSON.stringify(value.type)}${fingerprint(value.type, value.value)}`;
  if (isValueList(value)) return fingerprintList(type, value);
  if (isValueMap(value)) return fingerprintMap(type, value);
  return JSON.stringify(value);
}

function fingerprintList(type: TerraformType, items: readonly Value[]): string {
  const texts = items.map((item, index) => fingerprint(elementType(type, index), item));
  return `[${(type[0] === 'set' ? texts.sort() : texts).join()}]`;
}

function fingerprintMap(type: TerraformType, map: ValueMap): string {
  const texts = [...map].map(
    ([key, item]) => `${JSON.stringify(key)}:${fingerprint(elementType(type, key), item)}`,
  );
  return `{${texts.sort().join()}}`;
}

/** The type of what a list, set, tuple, map or object holds at an index or under a key. */
export function elementType(type: TerraformType, key: string | number): TerraformType {
  if (typeof type !== 'string') {
    if (type[0] === 'tuple') return type[1][Number(key)] ?? fail(type, key);
    if (type[0] !== 'object') return type[1];
    return Object.hasOwn(type[1], key) ? (type[1][key] ?? fail(type, key)) : fail(type, key);
  }
  return fail(type, key);
}

function fail(type: TerraformType, key: string | number): never {
  throw new TypeError(`a value of type ${JSON.stringify(type)} holds nothing under ${JSON.stringify(key)}`);
}
