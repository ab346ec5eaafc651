import { escapeUnits, type Json, stringifyExact } from '../../provider/json/index.js';

/**
 * A text that reaches the provider as it is, whatever it looks like. `${` and `%{` would begin an expression to
 * Terraform, and `${TfToken[...]}`, with `#` a list or with `&` a key, a token to CDKTF, which knows neither `$${` nor
 * any other escape: so the signs before a brace are written as an expression of their own, all of them, since `$$`
 * before a brace is an escape.
 */
export function literalText(text: string): string {
  // From the first of them on: to look from each one to the last would take the square of their number.
  return text.replace(/(?<![$%#&])[$%#&]+(?=\{)/g, (signs) => `\${"${signs}"}`);
}

/**
 * JSON text that means the same to every reader on the way: plain ASCII, with no sign that Terraform or CDKTF would
 * take for their own.
 */
export function literalJson(value: Json): string {
  return escapeUnits(stringifyExact(value), /[$%&#\u007f-\uffff]/g);
}
