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
  unknown,
} from '../../plugin/definition/index.js';
import { inState, remedyInState } from '../in-state.js';
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
  const content = await type.read(planned.source, context.client.settings);
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
  { client: osm, session }: Context<Osm>,
): Promise<Answer> {
  const planned = {
    ...request.planned,
    descriptor_id: content.descriptorId,
    content_hash: content.contentHash,
  };
  // A replacement is planned with the private state of what it replaces.
  const replaced = request.private['id'];
  const existing = await type.api(osm.nbi).findByDescriptorId(content.descriptorId);
  if (existing === undefined || existing.id === replaced) return { planned };
  if (inState.has(session, existing.id)) throw declaredElsewhere(type, existing);
  if (!osm.settings.adoptExisting || replaced !== undefined) throw exists(type, existing);
  return {
    planned: { ...planned, id: existing.id },
    private: { adopt: existing.id },
    diagnostics: [adopted(type, existing)],
  };
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

function declaredElsewhere({ noun }: PackageType, { id, descriptorId }: PackageRecord): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The ${noun} '${descriptorId}' (${id}) is in the state already: under another address, as tainted or as deposed.`,
    remedy: remedyInState(id),
    place: { attribute: ['source'] },
  });
}

function exists({ noun }: PackageType, { id, descriptorId }: PackageRecord): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The ${noun} '${descriptorId}' (${id}) exists in OSM already.`,
    remedy: `Import it (terraform import ADDRESS '${id}?source=FOLDER'), allow adoption (adopt_existing = true in the provider block), or delete it.`,
    place: { attribute: ['source'] },
  });
}
