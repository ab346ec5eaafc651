import { z } from 'zod';
import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState } from '../../plugin/definition/index.js';
import { type ImportId, isOsmId, parseImportId } from '../import-id.js';
import type { SecretReference } from './secret.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/**
 * Imports by id or by name. What refers to the secret, which OSM does not store, may ride on the import id:
 * `ID?password_env=NAME&secret_version=1`.
 */
export async function importAccount<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(
  type: AccountType<S, P, R>,
  text: string,
  { client: osm }: Context<Osm>,
): Promise<{ state: S; private: PrivateState }> {
  const secret = type.secret?.name;
  const known = secret === undefined ? [] : [`${secret}_env`, `${secret}_file`, 'secret_version'];
  const { id, settings } = parseImportId(text, known);
  const api = type.api(osm.nbi);
  const record = isOsmId(id) ? await api.get(id) : await api.findByName(id);
  if (record === undefined) {
    throw new OsmopsError({
      code: 'nbi-not-found',
      message: `OSM has no ${type.noun} '${id}' to import.`,
      remedy: 'Import by its id or by its name.',
    });
  }
  const state = await importedState(type, record, referenceOf(secret, settings), osm);
  return { state, private: { id: record.id } };
}

/** The state of an account that is imported, by its record. */
export async function importedState<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(type: AccountType<S, P, R>, record: R, secret: SecretReference, osm: Osm): Promise<S> {
  const state = await type.refreshed(type.blank(record.id, secret), record, osm);
  return { ...state, status: record.operationalState ?? null };
}

function referenceOf(secret: string | undefined, settings: ImportId['settings']): SecretReference {
  const version = z.coerce
    .number()
    .int()
    .safeParse(settings['secret_version'] ?? '0');
  if (!version.success) {
    throw new OsmopsError({
      code: 'invalid-attribute',
      message: "The setting 'secret_version' of the import id must be a whole number.",
      remedy: 'Give it as it stands in the configuration.',
    });
  }
  return {
    env: settings[`${secret}_env`] ?? null,
    file: settings[`${secret}_file`] ?? null,
    version: settings['secret_version'] === undefined ? null : version.data,
  };
}
