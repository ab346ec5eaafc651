import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { planTableOf, takenAtCreation } from '../plan-table.js';
import { capitalised, type Ways, waysIn } from '../ways.js';
import { loginKept } from './login-kept.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** An existing account that the plan takes over. */
export interface Adoption {
  readonly id: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Looks for an account of the wanted name before a creation is planned: OSM would refuse a second one. Returns the one
 * to adopt, or `undefined` if nothing is in the way. Throws when adoption is not allowed or not possible. An account
 * that is just being deleted, or that this plan replaces, is not in the way: one that the state has is tainted.
 */
export async function planAdoption<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  planned: P & { readonly name: string },
  stored: PrivateState,
  context: Context<Osm>,
): Promise<Adoption | undefined> {
  const { client: osm, session } = context;
  // The create half of a replacement is planned with the private state of what it replaces.
  const replaced = stored['id'];
  const existing = await type.api(osm.nbi).findByName(planned.name);
  if (existing === undefined || existing.id === replaced || existing.toDelete) return undefined;
  const table = planTableOf(session);
  table.create({ noun: type.noun, name: existing.name, id: existing.id });
  if (replaced === undefined && table.isStored(existing.id)) return undefined;
  if (existing.operationalState === 'ERROR') {
    throw refusal(type.noun, existing, 'exists in OSM and is in ERROR', 'Delete it in OSM first.');
  }
  if (!osm.settings.adoptExisting || replaced !== undefined) {
    throw refusal(type.noun, existing, 'exists in OSM already', remedyFor(type, existing, waysIn(context)));
  }
  const attribute = type.mismatch(planned, existing);
  if (attribute !== undefined) {
    throw refusal(
      type.noun,
      existing,
      `exists in OSM with another ${attribute}: it cannot be adopted`,
      'Correct the declaration, choose another name, or delete it in OSM.',
    );
  }
  return { id: existing.id, diagnostics: [adopted(type.noun, existing), ...loginKept(type.noun, existing)] };
}

/** The refusal of a name that is taken when it comes to the creation. */
export function taken(noun: string, account: AccountRecord): OsmopsError {
  return refusal(noun, account, 'exists in OSM already', takenAtCreation);
}

function refusal(noun: string, { id, name }: AccountRecord, what: string, remedy: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The ${noun} '${name}' (${id}) ${what}.`,
    remedy,
    place: { attribute: ['name'] },
  });
}

function remedyFor<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  { secret }: AccountType<S, P, R>,
  { id }: AccountRecord,
  { importIt, allowAdoption, destroyAllTheSame }: Ways,
): string {
  const settings = secret === undefined ? undefined : `${secret.name}_env=NAME`;
  return `${capitalised(importIt(id, settings))}, ${allowAdoption}, or delete it.${destroyAllTheSame}`;
}

function adopted(noun: string, { id, name }: AccountRecord): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${name}' exists in OSM and will be adopted`,
    detail: `${id} is taken into the state, and changed where it differs from the declaration. Its deletion will then be Terraform's as well.`,
    attribute: ['name'],
  };
}
