import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';

/**
 * What names a secret, wherever it stands in a name without separators. OSM encrypts a few keys by name (`admin_password`,
 * `nsx_password`, `vcenter_password`, `vrops_password`); what its connectors take beside those (`credentials` of Google, the
 * `prometheus-token` of metrics, a `private_key`) it keeps in clear.
 */
const secretWords =
  /passw|passphrase|passcode|pwd|secret|token|credential|kubeconfig|bearer|(?:api|access|private|master|shared|signing|account|encryption)key/;

/** What does so as a word of its own: `compass` is no password. */
const wholeWords: ReadonlySet<string> = new Set(['pass', 'pw', 'psk', 'cred', 'creds']);

/** Tells whether a key names a secret, in any case and with any separator: `passwd`, `privateKey`, `api-key`, `API KEY`. */
export function isSecretKey(key: string): boolean {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return secretWords.test(words.join('')) || words.some((word) => wholeWords.has(word));
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
