import { z } from 'zod';
import { line } from '../../base/text/index.js';
import { errorText } from '../errors/index.js';
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
  } catch (error) {
    // Any other reason would quote the text, which may hold a secret.
    const twice = /^Duplicate key '(.*)' encountered at position \d+$/s.exec(errorText(error))?.[1];
    return twice === undefined ? 'is not JSON' : `has the key '${line(twice)}' twice`;
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
