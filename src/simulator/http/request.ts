import type { IncomingHttpHeaders } from 'node:http';
import { isJsonObject, type Json, type JsonObject, parseExact } from '../../../provider/json/index.js';
import { parseYaml } from '../yaml.js';
import { badRequest, unprocessable } from './nbi-error.js';

/** Every value a query key was given, in order; a key without `=` has an empty one. */
export type Query = ReadonlyMap<string, readonly string[]>;

/** A request as OSM sees it. */
export interface NbiRequest {
  /** The method that is meant: `?METHOD=` overrides the real one. */
  readonly method: string;
  /** The path after `/osm`, as sent. */
  readonly path: string;
  /** The items of {@link path}, decoded; empty ones do not count. */
  readonly items: readonly string[];
  readonly query: Query;
  readonly headers: IncomingHttpHeaders;
  /** Empty for a chunked body, which OSM does not read. */
  readonly body: Buffer;
  readonly remote: { readonly host: string; readonly port: number };
}

/** What a body holds: a document, or bytes that a package is made of. */
export type Input =
  | { readonly kind: 'document'; readonly value: Json }
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

/** Splits a request target such as `/osm/a/b?c=d` into the parts of an {@link NbiRequest}. */
export function parseTarget(method: string, target: string) {
  const [path = '', search = ''] = splitOnce(target.replace(/^\/osm/, ''), '?');
  const query = new Map<string, string[]>();
  addPairs(query, search);
  const meant = query.get('METHOD')?.[0] ?? method;
  const items = path.split('/').filter((item) => item !== '');
  const decoded = items.map(decode);
  // The parameters of OSM's one handler can be given in the query too: `_id` and `item` fill a gap in the path.
  const id = query.get('_id')?.[0];
  if (id !== undefined && decoded.length === 3) decoded.push(id);
  for (const key of ['METHOD', '_id', 'item']) query.delete(key);
  return { method: meant, path, items: decoded, query };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function addPairs(query: Map<string, string[]>, text: string): void {
  for (const [key, value] of new URLSearchParams(text)) {
    query.set(key, [...(query.get(key) ?? []), value]);
  }
}

function decode(item: string): string {
  try {
    return decodeURIComponent(item);
  } catch {
    return item;
  }
}

/** Reads the body by its `Content-Type`; OSM takes what it does not know for YAML. Throws 400 on a malformed one. */
export function readInput(request: NbiRequest): Input {
  const type = request.headers['content-type'] ?? '';
  if (/application\/(gzip|zip|binary)|text\/plain/.test(type)) return { kind: 'bytes', bytes: request.body };
  if (request.body.length === 0 || isForm(request)) return { kind: 'document', value: {} };
  if (type.includes('application/json')) return { kind: 'document', value: readJson(request.body) };
  return { kind: 'document', value: readYaml(request.body) };
}

/** The query, with the fields of an HTML form added if the body is one. */
export function readQuery(request: NbiRequest): Query {
  if (!isForm(request)) return request.query;
  const query = new Map([...request.query].map(([key, values]) => [key, [...values]]));
  addPairs(query, request.body.toString('utf8'));
  return query;
}

/** The document as an object. Throws 422 on anything else. */
export function readObject(input: Input): JsonObject {
  if (input.kind === 'document' && isJsonObject(input.value)) return input.value;
  throw unprocessable("Format error 'the body is not of type 'object''");
}

function isForm(request: NbiRequest): boolean {
  return request.headers['content-type']?.includes('application/x-www-form-urlencoded') ?? false;
}

function readJson(body: Buffer): Json {
  try {
    return parseExact(body.toString('utf8'));
  } catch (cause) {
    throw badRequest(`Invalid json format ${reason(cause)}`);
  }
}

function readYaml(body: Buffer): Json {
  try {
    return parseYaml(body) ?? {};
  } catch (cause) {
    throw badRequest(`Invalid yaml format ${reason(cause)}`);
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
