import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import {
  type Context,
  type Diagnostic,
  type PlanAnswer,
  type PlanRequest,
  unknown,
  type WithUnknown,
} from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import { findVimAccount } from '../vim-account/find.js';
import { plannedVimAccounts } from '../vim-account/planned.js';
import { planAdoption } from './adopt.js';
import type { NsInstanceAttributes, NsInstancePlanned, NsInstanceState } from './attributes.js';
import { cannotRemove, removedKey } from './key-removal.js';
import { checkKdus, findNsd } from './references.js';
import { deadStates } from './state.js';
import { restoreBaseline } from './stored.js';
import { asksTheSame, type KduMap, wantedKdus } from './wanted.js';

type Request = PlanRequest<NsInstanceAttributes>;
type Answer = PlanAnswer<NsInstanceAttributes>;

/** Plans an NS instance: looks before a creation, keeps what OSM cannot change, replaces what is broken. */
export async function planNsInstance(request: Request, context: Context<Osm>): Promise<Answer> {
  return request.prior === null ? planCreate(request, context) : planUpdate(request, request.prior, context);
}

async function planCreate(request: Request, context: Context<Osm>): Promise<Answer> {
  const { name, nsd_name, vim_account_name, vnfs, description } = request.config;
  // A description that is not configured will not be: OSM invents none.
  // Whether an instance is adopted cannot be said before it is known which one is wanted.
  const planned: NsInstancePlanned = {
    ...request.planned,
    description,
    adopted: isKnown([name, nsd_name, vim_account_name]) ? false : unknown,
  };
  if (typeof vim_account_name === 'string' && !plannedVimAccounts.has(context.session, vim_account_name)) {
    planned.vim_account_id = (await findVimAccount(context, vim_account_name)).id;
  }
  if (typeof nsd_name === 'string') await checkInOsm(context, nsd_name, vnfs);
  if (typeof name !== 'string' || typeof nsd_name !== 'string' || typeof vim_account_name !== 'string') {
    return { planned };
  }
  const adoption = await planAdoption(
    context,
    { name, nsd_name, vim_account_name },
    isKnown(vnfs) ? wantedKdus(vnfs) : undefined,
    request.private,
  );
  if (adoption === undefined) return { planned };
  const { instance, diagnostics } = adoption;
  return {
    planned: { ...planned, id: instance.id, nsd_id: instance.nsdId, adopted: true },
    private: { adopt: instance.id },
    diagnostics,
  };
}

async function planUpdate(request: Request, prior: NsInstanceState, context: Context<Osm>): Promise<Answer> {
  const diagnostics: Diagnostic[] = [];
  const planned: NsInstancePlanned = { ...request.planned };
  const replace: (keyof NsInstanceAttributes)[] = [];
  if (!isKnown(planned.vnfs) || !asksTheSame(wantedKdus(planned.vnfs), wantedKdus(prior.vnfs))) {
    const inPlace = await planUpgrade(request, planned, prior, context);
    if (!inPlace) replace.push('vnfs');
    if (prior.status !== 'READY') planned.status = unknown;
  } else if (prior.vnfs !== null && planned.vnfs !== null) {
    // The same by value: the prior text stays. A null is left alone, Terraform takes no prior value for or from one.
    planned.vnfs = prior.vnfs;
  }
  if (prior.status !== null && deadStates.has(prior.status)) {
    diagnostics.push(deadInstance(prior));
    planned.status = unknown;
    replace.push('status');
  }
  if (planned.description !== prior.description && replace.length === 0 && !isReplaced(planned, prior)) {
    // Terraform lets no null stand for a configured value: then the state takes the description, though OSM does not.
    if (prior.description !== null) planned.description = prior.description;
    diagnostics.push(descriptionKept(prior.name));
  }
  return { planned, replace, diagnostics };
}

/** Tells whether the instance is another one: then its description is a new one as well. */
function isReplaced(planned: NsInstancePlanned, prior: NsInstanceState): boolean {
  return (['name', 'nsd_name', 'vim_account_name'] as const).some((key) => planned[key] !== prior[key]);
}

/** Checks a change of `vnfs` and tells whether it can be made in place. */
async function planUpgrade(
  request: Request,
  planned: NsInstancePlanned,
  prior: NsInstanceState,
  context: Context<Osm>,
): Promise<boolean> {
  if (typeof planned.nsd_name === 'string') await checkInOsm(context, planned.nsd_name, planned.vnfs);
  if (!isKnown(planned.vnfs)) return true;
  const wanted = wantedKdus(planned.vnfs);
  if (!sameNamespaces(wanted, wantedKdus(prior.vnfs))) return false;
  const removed = removedKey(wanted, restoreBaseline(request.private));
  if (removed === undefined) return true;
  const policy = isKnown(planned.on_key_removal) ? planned.on_key_removal : null;
  if ((policy ?? context.client.settings.onKeyRemoval) === 'replace') return false;
  throw cannotRemove(removed, prior.name);
}

function sameNamespaces(a: KduMap, b: KduMap): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every(
    (key) => (a.get(key)?.namespace ?? null) === (b.get(key)?.namespace ?? null),
  );
}

/** Checks NSD, member VNF indexes and KDUs, as far as nothing of them is about to change in this plan. */
async function checkInOsm(
  context: Context<Osm>,
  nsdName: string,
  vnfs: WithUnknown<NsInstanceState['vnfs']>,
): Promise<void> {
  const packages = packagesOf(context.session);
  if (packages.isChanging('ns', nsdName)) return;
  const nsd = await findNsd(context, nsdName);
  if (!isKnown(vnfs)) return;
  await checkKdus(context, nsd, wantedKdus(vnfs), (vnfdId) => packages.isChanging('vnf', vnfdId));
}

function descriptionKept(name: string): Diagnostic {
  return {
    severity: 'warning',
    summary: `The description of NS instance '${name}' stays as it is`,
    detail:
      'OSM cannot change the description of an instance. To have the new one, replace the instance (terraform apply -replace=...).',
    attribute: ['description'],
  };
}

function deadInstance({ name, id, status }: NsInstanceState): Diagnostic {
  return {
    severity: 'warning',
    summary: `NS instance '${name}' is ${status} and will be replaced`,
    detail: `OSM can do nothing with instance ${id} in that state but delete it; then a new one is created.`,
    attribute: ['status'],
  };
}
