import { isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { badRequest } from '../http/nbi-error.js';
import { objectsOf } from '../json.js';
import { parseYaml, toYaml } from '../yaml.js';

const marker = '!!yaml ';

/**
 * Brings a creation's parameters to the form OSM stores: nested values become `!!yaml ...` text. Throws 400 for a
 * top-level key with a dot or a dollar sign.
 */
export function storedParams(params: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (/[.$]/.test(key)) throw badRequest(`Invalid param at ${key}. Keys must not contain dots or $`);
      return [key, isNested(value) ? `${marker}${toYaml(value, 2)}` : value];
    }),
  );
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

/** Applies {@link storedParams} wherever the body of a creation has parameters. */
export function storeAllParams(body: JsonObject): JsonObject {
  const nested = ['additionalParamsForVnf', 'additionalParamsForKdu', 'additionalParamsForVdu'];
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const isParams = key === 'additionalParams' || key === 'additionalParamsForNs';
      if (isParams && isJsonObject(value)) return [key, storedParams(value)];
      return [key, nested.includes(key) ? objectsOf(value).map(storeAllParams) : value];
    }),
  );
}
