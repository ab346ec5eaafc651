import { isJsonObject, isLosslessNumber, type Json, type JsonObject } from '../../json/index.js';
import { jsonObjectText } from '../json-object-text.js';

/** A JSON text of parameters that OSM takes as they are. */
export const parametersText = jsonObjectText((params: JsonObject) => {
  const refused = Object.keys(params).find((key) => /[.$]/.test(key));
  if (refused !== undefined) {
    return `has the top-level key '${refused}': OSM refuses '.' and '$' there (nested keys may hold them)`;
  }
  return hasInfinity(params)
    ? 'holds a number beyond the range of a double, which OSM would read as infinite'
    : undefined;
});

function hasInfinity(value: Json): boolean {
  if (isLosslessNumber(value)) return !Number.isFinite(Number(value.toString()));
  if (Array.isArray(value)) return value.some(hasInfinity);
  return isJsonObject(value) && Object.values(value).some(hasInfinity);
}
