import type { JsonObject } from '../../json/index.js';
import type { AccountBody, AccountRecord } from '../../nbi/index.js';
import type { Settings } from '../../osm.js';
import { mergePatchTo, withoutNulls } from './merge-patch.js';
import { readSecret } from './secret.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** What a new account is made of; its secret is read now. */
export async function creationBody<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  wanted: S,
  settings: Settings,
): Promise<AccountBody> {
  return withSecret(type, wanted, withoutNulls(type.fields(wanted)), settings);
}

/** What of an existing account is to change; its secret is read now and sent if `secret` is set. */
export async function changeBody<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  { wanted, actual, secret }: { wanted: S; actual: S; secret: boolean },
  settings: Settings,
): Promise<AccountBody> {
  const json = mergePatchTo(type.fields(wanted), type.fields(actual));
  return secret ? withSecret(type, wanted, json, settings) : { json, secrets: [] };
}

async function withSecret<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  { secret }: AccountType<S, P, R>,
  wanted: S,
  json: JsonObject,
  settings: Settings,
): Promise<AccountBody> {
  if (secret === undefined) return { json, secrets: [] };
  const text = await readSecret(secret.name, secret.of(wanted), settings);
  const { field, value, texts } = secret.parse(text);
  return { json: { ...json, [field]: value }, secrets: texts };
}
