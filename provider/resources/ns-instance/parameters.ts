import { z } from 'zod';
import {
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
  parseExact,
  sortKeys,
  stringifyExact,
} from '../../json/index.js';

/** Says what of a parameter value OSM would refuse or change, or `undefined` if it takes it as it is. */
export function parametersProblem(params: Json): string | undefined {
  if (!isJsonObject(params)) return 'must be a JSON object: jsonencode({ key = "value" })';
  const refused = Object.keys(params).find((key) => /[.$]/.test(key));
  if (refused !== undefined) {
    return `has the top-level key '${refused}': OSM refuses '.' and '$' there (nested keys may hold them)`;
  }
  return hasInfinity(params)
    ? 'holds a number beyond the range of a double, which OSM would read as infinite'
    : undefined;
}

function hasInfinity(value: Json): boolean {
  if (isLosslessNumber(value)) return !Number.isFinite(Number(value.toString()));
  if (Array.isArray(value)) return value.some(hasInfinity);
  return isJsonObject(value) && Object.values(value).some(hasInfinity);
}

/** A JSON text of parameters that OSM takes as they are. */
export const parametersText = z.string().superRefine((text, context) => {
  const problem = problemOfText(text);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

function problemOfText(text: string): string | undefined {
  try {
    return parametersProblem(parseExact(text));
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The parameters of a text that {@link parametersText} accepts; none for `null`. */
export function parseParameters(text: string | null): JsonObject {
  const value = text === null ? {} : parseExact(text);
  return isJsonObject(value) ? value : {};
}

/** Parameters as a text, the way `jsonencode` orders them. */
export function parametersTextOf(params: JsonObject): string {
  return stringifyExact(sortKeys(params));
}
