import { equalByValue, isJsonObject, type Json, type JsonObject } from '../../provider/json/index.js';
import { notFound } from './http/nbi-error.js';
import type { Query } from './http/request.js';
import { parseYaml } from './yaml.js';

type Test = (value: Json | undefined) => boolean;

const operators = ['eq', 'ne', 'neq', 'gt', 'gte', 'lt', 'lte', 'cont', 'ncont'] as const;
type Operator = (typeof operators)[number];

/**
 * Makes a filter of a query. Every key is a dotted path with an optional operator; the values of
 * one key are alternatives, the keys must all hold. Lists on the way are looked into. An empty value means null.
 * With `asYaml` (header `Query-String-Format: yaml`) values are YAML, else text. Throws 404 for `.ncont`, which OSM's
 * database does not know.
 */
export function compileFilter(query: Query, asYaml: boolean): (document: JsonObject) => boolean {
  const conditions = [...query].map(([key, values]) => compileCondition(key, values, asYaml));
  return (document) => conditions.every((condition) => condition(document));
}

function compileCondition(key: string, given: readonly string[], asYaml: boolean) {
  const parts = key.split('.');
  const operator = operators.find((candidate) => candidate === parts.at(-1));
  const path = operator === undefined ? parts : parts.slice(0, -1);
  const values = given.flatMap((text) => readValues(text, asYaml));
  const test = compileTest(operator ?? 'eq', values);
  const negative = operator === 'ne' || operator === 'neq';
  return (document: JsonObject) => {
    const found = lookUp(document, path).flatMap((value) =>
      Array.isArray(value) ? [value, ...value] : [value],
    );
    if (found.length === 0) return test(undefined);
    return negative ? found.every(test) : found.some(test);
  };
}

function readValues(text: string, asYaml: boolean): readonly Json[] {
  if (text === '') return [null];
  return text.split(',').map((part) => (asYaml ? parseYaml(Buffer.from(part)) : part));
}

function compileTest(operator: Operator, wanted: readonly Json[]): Test {
  const isWanted: Test = (value) => wanted.some((one) => equalByValue(value ?? null, one));
  switch (operator) {
    case 'eq':
    case 'cont':
      return isWanted;
    case 'ne':
    case 'neq':
      return (value) => !isWanted(value);
    case 'gt':
      return compareNumbers(wanted, (value, limit) => value > limit);
    case 'gte':
      return compareNumbers(wanted, (value, limit) => value >= limit);
    case 'lt':
      return compareNumbers(wanted, (value, limit) => value < limit);
    case 'lte':
      return compareNumbers(wanted, (value, limit) => value <= limit);
    case 'ncont':
      throw notFound('database exception unknown operator: $ncont');
  }
}

function compareNumbers(wanted: readonly Json[], holds: (value: number, limit: number) => boolean): Test {
  return (value) => typeof value === 'number' && wanted.some((limit) => holds(value, Number(limit)));
}

/** The values at a path; a list on the way stands for all its items, a number or ANYINDEX for one or each. */
function lookUp(value: Json, path: readonly string[]): readonly Json[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    if (step === 'ANYINDEX') return items.flatMap((item) => lookUp(item, rest));
    const indexed = /^\d+$/.test(step) ? items[Number(step)] : undefined;
    if (indexed !== undefined) return lookUp(indexed, rest);
    return items.flatMap((item) => lookUp(item, path));
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, step)) return [];
  return lookUp(value[step] ?? null, rest);
}
