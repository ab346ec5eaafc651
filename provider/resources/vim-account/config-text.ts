import { equalByValue, isJsonObject, type Json, type JsonObject } from '../../json/index.js';
import { isSecretKey } from '../../nbi/records/secret-keys.js';
import { jsonObjectText, parseJsonObject, textOfJsonObject } from '../json-object-text.js';

/** A JSON text of a VIM account's configuration, without secrets and nulls. */
export const configText = jsonObjectText(problemOf);

function problemOf(value: Json): string | undefined {
  if (Array.isArray(value)) return first(value.map((item: Json) => problemOf(item)));
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  const secret = entries.find(([key]) => isSecretKey(key))?.[0];
  if (secret !== undefined) {
    return `has the key '${secret}', which names a secret and would be in plan and state; set it in OSM (osm vim-update), where it is left alone`;
  }
  const empty = entries.find(([, item]) => item === null)?.[0];
  if (empty !== undefined) return `has a null under '${empty}': leave the key out`;
  return first(entries.map(([, item]) => problemOf(item)));
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

/** The text of a configuration: the known one if it means the same. */
export function configTextOf(config: JsonObject, known: string | null): string | null {
  return equalByValue(parseJsonObject(known), config) ? known : textOfJsonObject(config);
}
