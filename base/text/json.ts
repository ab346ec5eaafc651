import { escapeCharactersInJson } from './characters.js';
import { breakMarks } from './line-starts.js';

/**
 * The JSON text of a value. What a terminal would obey stands in it as JSON's escapes, so that a reader of JSON gets what was meant
 * and a person who prints it sees it.
 *
 * @param indent Blanks by which it is indented, on many lines; one line if left out.
 */
export function shownJson(value: unknown, indent?: number): string {
  return escapeInJson(JSON.stringify(value, null, indent));
}

/** A JSON text in the same way; it means what it meant. */
export function escapeInJson(json: string): string {
  return breakMarks(escapeCharactersInJson(json));
}
