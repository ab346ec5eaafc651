import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import {
  type Context,
  type Diagnostic,
  type PlanAnswer,
  type PlanRequest,
  unknown,
} from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import { leftToCreation } from '../left-to-creation.js';
import { findVimAccount } from '../vim-account/find.js';
import { plannedVimAccounts } from '../vim-account/planned.js';
import { type Ways, waysIn } from '../ways.js';
import { planAdoption } from './adopt.js';
import type { NsInstanceAttributes, NsInstancePlanned, NsInstanceState } from './attributes.js';
import { type FixedAttribute, fixedAttributes, sameDeployment, sameFixed } from './fixed.js';
import { cannotRemove, removalOf } from './key-removal.js';
import { isOrphan, markOrphan } from './orphan.js';
import { checkReferences, findNsd } from './references.js';
import { deadStates } from './state.js';
import { restoreBaseline } from './stored.js';
import { vnfVimAccountIds } from './vnf-vim-accounts.js';
import { sameReleases, wantedKdus } from './wanted.js';

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
  const isPlanned = (account: string) => plannedVimAccounts.has(context.session, account);
  if (typeof vim_account_name === 'string' && !isPlanned(vim_account_name)) {
    planned.vim_account_id = (await findVimAccount(context, vim_account_name)).id;
  }
  if (isKnown(vnfs)) await vnfVimAccountIds(vnfs, context, isPlanned);
  if (typeof nsd_name === 'string') await checkInOsm(context, nsd_name, request.config);
  if (typeof name !== 'string' || typeof nsd_name !== 'string' || typeof vim_account_name !== 'string') {
    return { planned };
  }
  const wanted = { ...request.config, name, nsd_name, vim_account_name };
  const look = planAdoption(context, wanted, request.private);
  const namesake = await leftToCreation(request.applying, look);
  // A replacement that creates first, which no plan is told of, may come to an adoption.
  if (namesake?.kind === 'replaced') return { planned: { ...planned, adopted: unknown } };
  if (namesake?.kind !== 'adopted') return { planned };
  const { instance, diagnostics } = namesake;
  return {
    planned: { ...planned, id: instance.id, nsd_id: instance.nsdId, adopted: true },
    private: { adopt: instance.id },
    diagnostics,
  };
}

async function planUpdate(request: Request, prior: NsInstanceState, context: Context<Osm>): Promise<Answer> {
  const diagnostics: Diagnostic[] = [];
  const fixed = planFixed(request.planned, prior);
  const replace: (keyof NsInstanceAttributes)[] = [...fixed.replace];
  const planned: NsInstancePlanned = { ...request.planned, ...fixed.kept };
  if (prior.status !== null && deadStates.has(prior.status)) {
    // Its destruction goes by the state: the state has to know first that it may be deleted.
    const isFreed = isOrphan(prior) && planned.deletion_policy !== 'orphan';
    diagnostics.push(deadInstance(prior, isFreed));
    if (!isFreed) {
      planned.status = unknown;
      replace.push('status');
    }
  }
  const { vnfs } = planned;
  if (isKnown(vnfs) && !sameDeployment({ ...prior, vnfs }, prior)) {
    replace.push('vnfs');
  } else if (!isKnown(vnfs) || !sameReleases(wantedKdus(vnfs), wantedKdus(prior.vnfs))) {
    // What is replaced is not upgraded; its creation is planned and checked by itself.
    const inPlace =
      replace.length > 0 ||
      isReplaced(planned, prior) ||
      (await planUpgrade(request, planned, prior, context));
    if (!inPlace) replace.push('vnfs');
    if (prior.status !== 'READY') planned.status = unknown;
  } else if (prior.vnfs !== null && vnfs !== null) {
    // The same by value: the prior text stays. A null is left alone, Terraform takes no prior value for or from one.
    planned.vnfs = prior.vnfs;
  }
  if (planned.description !== prior.description && replace.length === 0 && !isReplaced(planned, prior)) {
    // Terraform lets no null stand for a configured value: then the state takes the description, though OSM does not.
    if (prior.description !== null) planned.description = prior.description;
    diagnostics.push(descriptionKept(prior.name, waysIn(context)));
  }
  return { planned, replace, private: markOrphan(request.private, prior), diagnostics };
}

/** What of the arguments that nothing changes in place forces replacement, and what stays as it was, text and all. */
function planFixed(
  planned: NsInstancePlanned,
  prior: NsInstanceState,
): { readonly replace: readonly FixedAttribute[]; readonly kept: Partial<NsInstanceState> } {
  const isSame = (attribute: FixedAttribute) => {
    const value = planned[attribute];
    return isKnown(value) && sameFixed(attribute, { ...prior, [attribute]: value }, prior);
  };
  const kept = fixedAttributes.filter(
    (attribute) => isSame(attribute) && prior[attribute] !== null && planned[attribute] !== null,
  );
  return {
    replace: fixedAttributes.filter((attribute) => !isSame(attribute)),
    kept: Object.fromEntries(kept.map((attribute) => [attribute, prior[attribute]])),
  };
}

/** Tells whether the instance is another one: then its description is a new one as well. */
function isReplaced(planned: NsInstancePlanned, prior: NsInstanceState): boolean {
  return (['name', 'nsd_name', 'vim_account_name'] as const).some((key) => planned[key] !== prior[key]);
}

/** Checks an upgrade of KDUs and tells whether it can be made in place. */
async function planUpgrade(
  request: Request,
  planned: NsInstancePlanned,
  prior: NsInstanceState,
  context: Context<Osm>,
): Promise<boolean> {
  const { nsd_name: nsdName, vnfs } = planned;
  if (!isKnown(vnfs)) return true;
  // What the state has is deployed: only names that are new need be looked for in the descriptors.
  const isNew = !namesOf(vnfs).every((name) => namesOf(prior.vnfs).includes(name));
  if (isNew && typeof nsdName === 'string') {
    await checkInOsm(context, nsdName, { vnfs, networks: null, instantiation: null });
  }
  const removal = removalOf(wantedKdus(vnfs), restoreBaseline(request.private, prior.vnfs));
  if (removal === undefined) return true;
  const policy = isKnown(planned.on_key_removal) ? planned.on_key_removal : null;
  if ((policy ?? context.client.settings.onKeyRemoval) === 'replace') return false;
  throw cannotRemove(removal, prior.name, waysIn(context));
}

/** The member VNF indexes and KDUs that are declared. */
function namesOf(vnfs: NsInstanceState['vnfs']): string[] {
  return [...(vnfs ?? []).map((vnf) => vnf.member_vnf_index), ...wantedKdus(vnfs).keys()];
}

/** Checks NSD, member VNF indexes, KDUs and networks, as far as nothing of them is about to change in this plan. */
async function checkInOsm(
  context: Context<Osm>,
  nsdName: string,
  { vnfs, networks, instantiation }: Pick<NsInstancePlanned, 'vnfs' | 'networks' | 'instantiation'>,
): Promise<void> {
  const packages = packagesOf(context.session);
  if (packages.isChanging('ns', nsdName)) return;
  const nsd = await findNsd(context, nsdName);
  const known = {
    vnfs: isKnown(vnfs) ? vnfs : null,
    networks: isKnown(networks) ? networks : null,
    instantiation: isKnown(instantiation) ? instantiation : null,
  };
  await checkReferences(context, nsd, known, (vnfdId) => packages.isChanging('vnf', vnfdId));
}

function descriptionKept(name: string, { makeAnew }: Ways): Diagnostic {
  return {
    severity: 'warning',
    summary: `The description of NS instance '${name}' stays as it is`,
    detail: `OSM cannot change the description of an instance. If you want the new one, ${makeAnew}.`,
    attribute: ['description'],
  };
}

function deadInstance({ name, id, status }: NsInstanceState, isFreed: boolean): Diagnostic {
  return {
    severity: 'warning',
    summary: `NS instance '${name}' is ${status} and will be replaced${isFreed ? ' by the apply after this one' : ''}`,
    detail: `OSM can do nothing with instance ${id} in that state but delete it; then a new one is created.`,
    attribute: ['status'],
  };
}
