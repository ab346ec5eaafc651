import { isJsonObject, type Json } from '../../../provider/json/index.js';

/** What differs from run to run: ids, tokens, cookies, names of Helm releases, and times, which filters name exactly. */
const pattern = new RegExp(
  [
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '\\b[A-Za-z0-9]{32}\\b',
    '\\b[0-9a-f]{40}\\b',
    '\\b[a-z][a-z0-9-]*-\\d{10}\\b',
    '\\b179\\d{7}\\.\\d+\\b',
  ].join('|'),
  'g',
);

/** Which id, token or time of a replay stands for which recorded one. */
export class Identifiers {
  readonly #known = new Map<string, string>();

  set(recorded: string, actual: string): void {
    if (!this.#known.has(recorded)) this.#known.set(recorded, actual);
  }

  /** A text with every recorded id that is known replaced. */
  rename(text: string): string {
    return text.replace(pattern, (id) => this.#known.get(id) ?? id);
  }

  /** Learns the ids and times of an answer, where the recorded one and the actual one have the same place. */
  learn(recorded: Json, actual: Json): void {
    if (typeof recorded === 'number' && typeof actual === 'number') {
      if (recorded > 1_790_000_000) this.set(String(recorded), String(actual));
    } else if (typeof recorded === 'string' && typeof actual === 'string') {
      const [from, to] = [recorded.match(pattern) ?? [], actual.match(pattern) ?? []];
      if (from.length !== to.length) return;
      for (const [index, id] of from.entries()) this.set(id, to[index] ?? id);
    } else if (Array.isArray(recorded) && Array.isArray(actual)) {
      if (recorded.length !== actual.length) return;
      for (const [index, item] of recorded.entries()) this.learn(item, actual[index] ?? null);
    } else if (isJsonObject(recorded) && isJsonObject(actual)) {
      for (const [key, value] of Object.entries(recorded)) this.learn(value, actual[key] ?? null);
    }
  }
}
