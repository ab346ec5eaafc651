import { OsmopsError } from '../../errors/index.js';
import type { PackageRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import type { OsmPackage } from '../../packages/index.js';
import {
  type Context,
  type Diagnostic,
  type PlanAnswer,
  type PlanRequest,
  type PrivateState,
  unknown,
} from '../../plugin/definition/index.js';
import { leftToCreation } from '../left-to-creation.js';
import { planTableOf, takenAtCreation } from '../plan-table.js';
import { capitalised, waysIn } from '../ways.js';
import type { PackageAttributes, PackageState } from './attributes.js';
import type { PackageType } from './kind.js';

type Request = PlanRequest<PackageAttributes>;
type Answer = PlanAnswer<PackageAttributes>;

/** Plans a package by its content: the folder is read and hashed, its path means nothing. */
export async function planPackage(
  type: PackageType,
  request: Request,
  context: Context<Osm>,
): Promise<Answer> {
  const { planned, prior } = request;
  if (typeof planned.source !== 'string') {
    // An unknown descriptor id would replace the package, and with it every instance that names it.
    const descriptor_id = prior === null ? unknown : prior.descriptor_id;
    return { planned: { ...planned, descriptor_id, content_hash: unknown } };
  }
  const content = await type.read(planned.source, context);
  const answer =
    prior === null ? await planCreate(type, request, content, context) : planUpdate(request, prior, content);
  const changes = prior === null || answer.planned.content_hash !== prior.content_hash;
  packagesOf(context.session).planned(type.kind, content.descriptorId, changes);
  return answer;
}

async function planCreate(
  type: PackageType,
  request: Request,
  content: OsmPackage,
  context: Context<Osm>,
): Promise<Answer> {
  const planned = {
    ...request.planned,
    descriptor_id: content.descriptorId,
    content_hash: content.contentHash,
  };
  const look = findAdoptable(type, request.private, content, context);
  const existing = await leftToCreation(request.applying, look);
  if (existing === undefined) return { planned };
  return {
    planned: { ...planned, id: existing.id },
    private: { adopt: existing.id },
    diagnostics: [adopted(type, existing)],
  };
}

/**
 * The package to adopt, if one has the descriptor's id. One that this plan replaces is not in the way: if the state has it, it is
 * tainted. Throws if adoption is not allowed.
 */
async function findAdoptable(
  type: PackageType,
  stored: PrivateState,
  { descriptorId }: OsmPackage,
  context: Context<Osm>,
): Promise<PackageRecord | undefined> {
  const { client: osm, session } = context;
  // A replacement is planned with the private state of what it replaces.
  const replaced = stored['id'];
  const existing = await type.api(osm.nbi).findByDescriptorId(descriptorId);
  if (existing === undefined || existing.id === replaced) return undefined;
  const table = planTableOf(session);
  table.create({ noun: type.noun, name: descriptorId, id: existing.id });
  if (replaced === undefined && table.isStored(existing.id)) return undefined;
  if (osm.settings.adoptExisting && replaced === undefined) return existing;
  const { importIt, allowAdoption, destroyAllTheSame } = waysIn(context);
  throw exists(
    type,
    existing,
    `${capitalised(importIt(existing.id, 'source=FOLDER'))}, ${allowAdoption}, or delete it.${destroyAllTheSame}`,
  );
}

function planUpdate(request: Request, prior: PackageState, content: OsmPackage): Answer {
  const unchanged =
    content.contentHash === prior.content_hash && content.descriptorId === prior.descriptor_id;
  const planned = unchanged
    ? { ...request.planned, source: prior.source }
    : { ...request.planned, descriptor_id: content.descriptorId, content_hash: content.contentHash };
  return { planned };
}

function adopted({ noun }: PackageType, { id, descriptorId }: PackageRecord): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${descriptorId}' exists in OSM and will be adopted`,
    detail: `Package ${id} is taken into the state and its content replaced by the folder's. Its deletion will then be Terraform's as well.`,
    attribute: ['source'],
  };
}

/** The refusal of a descriptor's id that is taken when it comes to the upload. */
export function taken(type: PackageType, existing: PackageRecord): OsmopsError {
  return exists(type, existing, takenAtCreation);
}

function exists({ noun }: PackageType, { id, descriptorId }: PackageRecord, remedy: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The ${noun} '${descriptorId}' (${id}) exists in OSM already.`,
    remedy,
    place: { attribute: ['source'] },
  });
}
