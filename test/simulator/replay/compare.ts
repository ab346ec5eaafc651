import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject, parseExact } from '../../../provider/json/index.js';
import type { PlainResponse } from '../http-client.js';
import type { Exchange } from '../recordings/exchanges.js';

/** Keys whose values are made up anew every time, or whose wording OSM does not promise. */
const free: ReadonlySet<string> = new Set([
  ...['vim_password', 'admin_password', 'password', 'client-secret', 'detail', 'remote_port'],
  ...['kdu-instance', 'status-time'],
]);

/**
 * Lists how an answer differs from the recorded one: in status, type of content, the headers that mean something, and
 * the keys, types and values of the body. `rename` turns recorded ids into those of this replay.
 */
export function compare(
  recorded: Exchange['response'],
  actual: PlainResponse,
  rename: (text: string) => string,
): readonly string[] {
  const type = recorded.headers['Content-Type'] ?? '';
  const actualType = actual.headers['content-type'] ?? '';
  const outside = [
    ...unless(recorded.status === actual.status, `status ${actual.status}, recorded ${recorded.status}`),
    ...unless(type === actualType, `content type ${actualType}, recorded ${type}`),
    ...meaningfulHeaders.flatMap((name) => {
      const expected = recorded.headers[name] !== undefined;
      const present = actual.headers[name.toLowerCase()] !== undefined;
      return unless(expected === present, `${name} is ${expected ? 'missing' : 'not recorded'}`);
    }),
  ];
  if (outside.length > 0) return outside;
  const body = readBody(actualType, actual.body.toString('utf8'));
  return compareValues('body', readBody(type, recorded.body), body, rename);
}

const meaningfulHeaders = ['Location', 'Www-Authenticate', 'Transaction-Id'];

/** A body as data: JSON, YAML, or a descriptor's text, which is YAML too. Null for pages, archives and nothing. */
export function readBody(type: string, text: string): Json {
  if (text === '') return null;
  if (type.startsWith('application/json')) return parseExact(text);
  const isYaml = type === 'application/yaml' || type.startsWith('text/plain');
  return isYaml ? parseExact(JSON.stringify(parse(text, { version: '1.1' }))) : null;
}

function compareValues(
  path: string,
  recorded: Json,
  actual: Json,
  rename: (text: string) => string,
): readonly string[] {
  const [was, is] = [kindOf(recorded), kindOf(actual)];
  if (was !== is) return [`${path} is ${is}, recorded ${was}`];
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) {
      return [`${path} has ${actual.length} items, recorded ${recorded.length}`];
    }
    return recorded.flatMap((item, index) =>
      compareValues(`${path}[${index}]`, item, actual[index] ?? null, rename),
    );
  }
  if (isJsonObject(recorded) && isJsonObject(actual)) return compareObjects(path, recorded, actual, rename);
  const same = sameScalar(recorded, actual, rename);
  return unless(same, `${path} is ${JSON.stringify(actual)}, recorded ${JSON.stringify(recorded)}`);
}

function compareObjects(
  path: string,
  recorded: JsonObject,
  actual: JsonObject,
  rename: (text: string) => string,
): readonly string[] {
  const expected = new Map(Object.entries(recorded).map(([key, value]) => [rename(key), value]));
  const extra = Object.keys(actual).filter((key) => !expected.has(key));
  return [
    ...extra.map((key) => `${path}.${key} is not recorded`),
    ...[...expected].flatMap(([key, value]) => {
      const other = actual[key];
      if (other === undefined) return [`${path}.${key} is missing`];
      const isFree = free.has(key) && kindOf(value) === kindOf(other);
      return isFree ? [] : compareValues(`${path}.${key}`, value, other, rename);
    }),
  ];
}

function sameScalar(recorded: Json, actual: Json, rename: (text: string) => string): boolean {
  if (typeof recorded === 'string') return withoutTimes(rename(recorded)) === withoutTimes(String(actual));
  const isTime = typeof recorded === 'number' && recorded > 1_790_000_000;
  return isTime || recorded === actual;
}

/** Helm's times stand inside texts. */
function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return isJsonObject(value) ? 'an object' : `a ${typeof value}`;
}

function unless(holds: boolean, difference: string): readonly string[] {
  return holds ? [] : [difference];
}
