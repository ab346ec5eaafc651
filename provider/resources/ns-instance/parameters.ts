import { isJsonObject, isLosslessNumber, type Json, type JsonObject } from '../../json/index.js';
import { modelKey } from '../../nbi/index.js';
import { looksEncoded } from '../../nbi/params.js';
import { jsonObjectText } from '../json-object-text.js';

/** A JSON text of a KDU's parameters, which OSM takes as they are. */
export const parametersText = jsonObjectText((params: JsonObject) => {
  const refused = Object.keys(params).find((key) => /[.$]/.test(key));
  if (refused !== undefined) {
    return `has the top-level key '${refused}': OSM refuses '.' and '$' there (nested keys may hold them)`;
  }
  if (Object.hasOwn(params, modelKey)) {
    return `has the key '${modelKey}', which an upgrade would take for the chart: that is what 'model' is for`;
  }
  return encodedIn(params) ?? infinityIn(params);
});

/** What the name of a parameter of an NS, a VNF or a VDU is like, as a regular expression: charms know them as names of variables. */
export const variablePattern = '^[A-Za-z_][A-Za-z0-9_]*$';
const variable = new RegExp(variablePattern);

/** Tells whether a parameter of an NS, a VNF or a VDU may have a name. */
export function isVariable(name: string): boolean {
  return variable.test(name);
}

/** A JSON text of parameters of an NS or a VNF. */
export const variablesText = jsonObjectText((params: JsonObject) => {
  const refused = Object.keys(params).find((key) => !isVariable(key));
  if (refused !== undefined) {
    return `has the top-level key '${refused}': only letters, digits and '_' are taken there, and no digit comes first`;
  }
  return encodedIn(params) ?? infinityIn(params);
});

/** The complaint about a text that would come to Helm as another value. */
function encodedIn(params: JsonObject): string | undefined {
  const found = Object.entries(params).find(([, value]) => looksEncoded(value));
  return found && `has a text that begins with '!!yaml ' at '${found[0]}': OSM would read the rest as YAML`;
}

/** The complaint about a number in a JSON value that OSM cannot take, if there is one. */
export function infinityIn(value: Json): string | undefined {
  return hasInfinity(value)
    ? 'holds a number beyond the range of a double, which OSM would read as infinite'
    : undefined;
}

function hasInfinity(value: Json): boolean {
  if (isLosslessNumber(value)) return !Number.isFinite(Number(value.toString()));
  if (Array.isArray(value)) return value.some(hasInfinity);
  return isJsonObject(value) && Object.values(value).some(hasInfinity);
}
