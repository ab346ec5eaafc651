import { z } from 'zod';
import {
  escapeUnits,
  isJsonObject,
  type JsonObject,
  parseExact,
  sortKeys,
  stringifyExact,
} from '../json/index.js';

/**
 * An attribute that holds a JSON object as one text, `jsonencode({ ... })`: Terraform would lose values of any other
 * form. `problemOf` says what else of the object is not taken, such as `has the key 'a.b'`.
 */
export function jsonObjectText(problemOf: (object: JsonObject) => string | undefined): z.ZodString {
  return z.string().superRefine((text, context) => {
    const problem = problemOfText(text, problemOf);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
}

function problemOfText(
  text: string,
  problemOf: (object: JsonObject) => string | undefined,
): string | undefined {
  try {
    const value = parseExact(text);
    return isJsonObject(value) ? problemOf(value) : 'must be a JSON object: jsonencode({ key = "value" })';
  } catch {
    // The reason would quote the text, which may hold a secret.
    return 'is not JSON';
  }
}

/** The object of a text that {@link jsonObjectText} accepts; an empty one for `null`. */
export function parseJsonObject(text: string | null): JsonObject {
  const value = text === null ? {} : parseExact(text);
  return isJsonObject(value) ? value : {};
}

/**
 * The text of an object, its keys in the order of `jsonencode`. Terraform brings every text to Unicode's normal form C:
 * what it would change so is written as escapes.
 */
export function textOfJsonObject(object: JsonObject): string {
  const text = stringifyExact(sortKeys(object));
  return text === text.normalize('NFC') ? text : escapeUnits(text, /[^\x20-\x7e]/g);
}
