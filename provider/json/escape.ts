/** Writes every code unit that a pattern (with the flag `g`) finds as JSON's escape `\uXXXX`. */
export function escapeUnits(json: string, which: RegExp): string {
  return json.replace(which, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
