import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';

/** OSM encrypts the values of keys with `password` or `secret`; the other words name what it keeps in clear. */
const secretWords = /passw|secret|token|credential|(?:api|access|private)_?key/i;

/** Tells whether a key of a VIM account's configuration names a secret. */
export function isSecretKey(key: string): boolean {
  return secretWords.test(key);
}

/** The same object without the keys that name secrets, at any depth. */
export function withoutSecrets(object: JsonObject): JsonObject {
  const open = Object.entries(object).filter(([key]) => !isSecretKey(key));
  return Object.fromEntries(open.map(([key, value]) => [key, withoutSecretsInside(value)]));
}

function withoutSecretsInside(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSecretsInside);
  return isJsonObject(value) ? withoutSecrets(value) : value;
}
