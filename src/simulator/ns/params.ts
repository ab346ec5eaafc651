import { isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { badRequest } from '../http/nbi-error.js';
import { objectsOf } from '../json.js';
import { parseYaml, toYaml } from '../yaml.js';

const marker = '!!yaml ';

/**
 * Brings a KDU's parameters to the form OSM stores: nested values become `!!yaml ...` text. Throws 400 for a top-level
 * key with a dot or a dollar sign.
 */
export function storedParams(params: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (/[.$]/.test(key)) throw badRequest(`Invalid param at ${key}. Keys must not contain dots or $`);
      return [key, isNested(value) ? `${marker}${toYaml(value, 2)}` : value];
    }),
  );
}

/** The same for the parameters of an NS, a VNF or a VDU, whose keys have to be names of Jinja2 besides. */
function storedVariables(params: JsonObject): JsonObject {
  const refused = Object.keys(params).find((key) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key));
  if (refused === undefined) return storedParams(params);
  throw badRequest(
    `Invalid param name at ${refused}. Must contain only alphanumeric characters and underscores, and cannot start with a digit`,
  );
}

/** The parameters of an NS or a VNF as its record keeps them; null if it has none. */
export function variablesOf(params: Json | undefined): JsonObject | null {
  return isJsonObject(params) && Object.keys(params).length > 0 ? storedVariables(params) : null;
}

/** The parameters as Helm gets them: `!!yaml ...` text becomes the value it stands for. */
export function readParams(params: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, readParam(value)]));
}

function readParam(value: Json): Json {
  const written = typeof value === 'string' && value.startsWith(marker);
  return written ? parseYaml(Buffer.from(value.slice(marker.length))) : value;
}

function isNested(value: Json): boolean {
  return Array.isArray(value) || isJsonObject(value);
}

/**
 * The body of a creation as the operation keeps it: OSM writes the encoded parameters of KDUs and VDUs back into it,
 * those of the NS and of the VNFs into its records alone (`_format_additional_params` in the NBI's instance_topics.py).
 */
export function storedBody(body: JsonObject): JsonObject {
  return withItems(body, 'additionalParamsForVnf', (vnf) => {
    const encodedKdus = withItems(vnf, 'additionalParamsForKdu', (kdu) => withParams(kdu, storedParams));
    return withItems(encodedKdus, 'additionalParamsForVdu', (vdu) => withParams(vdu, storedVariables));
  });
}

function withItems(owner: JsonObject, key: string, change: (item: JsonObject) => JsonObject): JsonObject {
  return key in owner ? { ...owner, [key]: objectsOf(owner[key]).map(change) } : owner;
}

function withParams(owner: JsonObject, store: (params: JsonObject) => JsonObject): JsonObject {
  const params = owner['additionalParams'];
  return isJsonObject(params) ? { ...owner, additionalParams: store(params) } : owner;
}
