import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { isOsmId, parseImportId } from '../import-id.js';
import { parseReference, referenceNames } from './import-settings.js';
import { loginKept } from './login-kept.js';
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
): Promise<{ state: S; private: PrivateState; diagnostics: readonly Diagnostic[] }> {
  const secret = type.secret?.name;
  const { id, settings } = parseImportId(text, referenceNames(secret));
  const api = type.api(osm.nbi);
  const record = isOsmId(id) ? await api.get(id) : await api.findByName(id);
  if (record === undefined) {
    throw new OsmopsError({
      code: 'nbi-not-found',
      message: `OSM has no ${type.noun} '${id}' to import.`,
      remedy: 'Import by its id or by its name.',
    });
  }
  const state = await importedState(type, record, parseReference(secret, settings), osm);
  return { state, private: { id: record.id }, diagnostics: loginKept(type.noun, record) };
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
