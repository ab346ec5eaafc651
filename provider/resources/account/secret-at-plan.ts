import { isDeepStrictEqual } from 'node:util';
import { isOsmopsError } from '../../errors/index.js';
import type { AccountRecord } from '../../nbi/index.js';
import type { Settings } from '../../osm.js';
import type { Diagnostic } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import { readSecret } from './secret.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/**
 * Reads the secret that the apply is to send, which reads it anew: one that is missing is told of before anything is
 * changed. Where nothing is to be sent nothing is read: such a plan can be made without the secrets. Throws
 * `invalid-attribute` and, unless the secret may still appear, `secret-missing`: that is a warning then.
 */
export async function checkSecret<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  { noun, secret }: AccountType<S, P, R>,
  { planned, prior }: { planned: P; prior: S | null },
  settings: Settings,
): Promise<readonly Diagnostic[]> {
  if (secret === undefined) return [];
  const { env, file, version } = secret.planned(planned);
  if (!isKnown(env) || !isKnown(file)) return [];
  if (prior !== null && (!isKnown(version) || isDeepStrictEqual({ env, file, version }, secret.of(prior)))) {
    return [];
  }
  try {
    secret.parse(await readSecret(secret.name, { env, file, version: null }, settings));
    return [];
  } catch (error) {
    if (!settings.secretsMayAppear || !isOsmopsError(error) || error.code !== 'secret-missing') throw error;
    return [
      {
        severity: 'warning',
        summary: error.message,
        detail: `The apply sends OSM the ${secret.name} of the ${noun}, and fails without it. ${error.remedy}`,
        attribute: error.place.attribute ?? [],
      },
    ];
  }
}
