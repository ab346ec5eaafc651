import { isDeepStrictEqual } from 'node:util';
import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { type Context, type Diagnostic, type PrivateState, unknown } from '../../plugin/definition/index.js';
import { leftToCreation } from '../left-to-creation.js';
import { planAdoption } from './adopt.js';
import { checkSecret } from './secret-at-plan.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

interface PlanRequest<S, P> {
  readonly prior: S | null;
  readonly planned: P;
  readonly private: PrivateState;
  readonly applying: boolean;
}

interface Answer<P> {
  readonly planned: P;
  readonly replace?: readonly (keyof P & string)[];
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Plans an account: looks before a creation, has one replaced that OSM could not bring to work, and looks for the
 * secret that is to be sent.
 */
export async function planAccount<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  request: PlanRequest<S, P>,
  context: Context<Osm>,
): Promise<Answer<P>> {
  const answer = await planFields(type, request, context);
  const told = await checkSecret(type, request, context.client.settings);
  return { ...answer, diagnostics: [...(answer.diagnostics ?? []), ...told] };
}

async function planFields<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  request: PlanRequest<S, P>,
  context: Context<Osm>,
): Promise<Answer<P>> {
  const { prior, planned } = request;
  if (prior !== null) return planUpdate(type, planned, prior);
  if (typeof planned.name !== 'string') return { planned };
  const look = planAdoption(type, { ...planned, name: planned.name }, request.private, context);
  const adoption = await leftToCreation(request.applying, look);
  if (adoption === undefined) return { planned };
  const { id, diagnostics } = adoption;
  return { planned: { ...planned, id }, private: { adopt: id }, diagnostics };
}

function planUpdate<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  byDefault: P,
  prior: S,
): Answer<P> {
  const { planned, replace } = type.plan(byDefault, prior);
  if (prior.status === 'ENABLED') return { planned, replace };
  const changes = !isDeepStrictEqual(planned, prior);
  const dead = prior.status === 'ERROR' && !(changes && type.mendable);
  return {
    planned: changes || dead ? { ...planned, status: unknown } : planned,
    replace: dead ? [...replace, 'status'] : replace,
    diagnostics: dead ? [deadAccount(type.noun, prior)] : [],
  };
}

function deadAccount(noun: string, { name, id }: AccountState): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${name}' is in ERROR and will be replaced`,
    detail: `OSM deletes ${id}, unless something uses it, and makes a new one.`,
    attribute: ['status'],
  };
}
