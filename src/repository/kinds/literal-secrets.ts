import { isSecretKey } from '../../../provider/nbi/records/secret-keys.js';
import type { Kind, OpsFile } from './kind.js';

/**
 * Reports every key at the top of a file that seems to hold a secret itself, by its place: what stands there is never
 * quoted. Tells whether there is one.
 */
export function reportLiteralSecrets({ fields, secretRemedy }: Kind, { tree, report }: OpsFile): boolean {
  if (secretRemedy === undefined || tree.kind !== 'map') return false;
  const secrets = [...tree.entries].filter(
    ([name]) => !Object.hasOwn(fields.shape, name) && isSecretKey(name),
  );
  for (const [, { key }] of secrets) {
    const message = 'A secret stands in this file, where all who can read the repository can read it.';
    report('error', 'secret-in-file', message, secretRemedy, key.at);
  }
  return secrets.length > 0;
}
