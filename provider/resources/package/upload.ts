import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { JsonObject } from '../../json/index.js';
import type { PackageApi } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { packagesOf } from '../../package-memory.js';
import { buildArchive, type OsmPackage } from '../../packages/index.js';
import type { Applied, Context, PrivateState } from '../../plugin/definition/index.js';
import type { PackageAttributes, PackagePlanned } from './attributes.js';
import { descriptorHash, removalPatch } from './descriptor.js';
import type { PackageType } from './kind.js';
import { markUploaded } from './owner.js';
import { taken } from './plan.js';
import { storeUpload } from './stored.js';

type Answer = Applied<PackageAttributes>;

/** Uploads a new package, or new content to the one that the plan adopted. */
export async function createPackage(
  type: PackageType,
  request: { planned: PackagePlanned; private: PrivateState },
  context: Context<Osm>,
): Promise<Answer> {
  const content = await readPlanned(type, request.planned, context);
  const adopt = request.private['adopt'];
  if (typeof adopt === 'string') return replaceContent(type, adopt, content, request.planned, context);
  const { id } = await createOnce(type, content, context);
  await markUploaded(type.api(context.client.nbi), id, content.contentHash, context);
  packagesOf(context.session).uploaded(type.kind, content.descriptorId, {
    id,
    descriptor: content.descriptor,
  });
  return applied(id, content, request.planned, {});
}

/** Uploads new content to an existing package. */
export async function updatePackage(
  type: PackageType,
  request: { prior: { id: string | null }; planned: PackagePlanned },
  context: Context<Osm>,
): Promise<Answer> {
  const content = await readPlanned(type, request.planned, context);
  return replaceContent(type, request.prior.id ?? '', content, request.planned, context);
}

/** Reads the folder once, into memory, and refuses content that is not what was planned. */
async function readPlanned(
  type: PackageType,
  { source, content_hash }: PackagePlanned,
  context: Context<Osm>,
): Promise<OsmPackage> {
  const folder = typeof source === 'string' ? source : '';
  const content = await type.read(folder, context);
  if (content.contentHash === content_hash || typeof content_hash !== 'string') return content;
  throw new OsmopsError({
    code: 'package-changed',
    message: `The content of ${folder} is not what was planned.`,
    remedy: 'It changed between plan and apply; nothing was uploaded. Plan again.',
    place: { attribute: ['source'] },
  });
}

/** Sends the upload once, and not at all after a stop; if its answer is lost, looks for the package that it may have made. */
async function createOnce(
  type: PackageType,
  content: OsmPackage,
  { client: osm, signal }: Context<Osm>,
): Promise<{ id: string }> {
  const api = type.api(osm.nbi);
  try {
    return await api.create(await buildArchive(content), signal);
  } catch (error) {
    if (!isOsmopsError(error) || !tellsOfAnother.has(error.code)) throw error;
    const found = await api.findByDescriptorId(content.descriptorId, { fresh: true });
    if (found === undefined) throw error;
    if (error.code === 'nbi-conflict') throw taken(type, found);
    return { id: found.id };
  }
}

/** The upload may have made a package, or found one of its id there. */
const tellsOfAnother: ReadonlySet<string> = new Set(['nbi-answer-lost', 'nbi-conflict']);

async function replaceContent(
  type: PackageType,
  id: string,
  content: OsmPackage,
  planned: PackagePlanned,
  context: Context<Osm>,
): Promise<Answer> {
  const { client: osm, session } = context;
  const api = type.api(osm.nbi);
  await api.replaceContent(id, await buildArchive(content));
  await markUploaded(api, id, content.contentHash, context);
  packagesOf(session).uploaded(type.kind, content.descriptorId, { id, descriptor: content.descriptor });
  const inOsm = descriptorHash(await withoutLeftovers(api, id, content));
  return applied(id, content, planned, { inOsm });
}

/** Reads the descriptor back and takes away what an earlier upload left in it: OSM merges. */
async function withoutLeftovers(api: PackageApi, id: string, ours: OsmPackage): Promise<JsonObject> {
  const record = await api.get(id);
  const patch = record && removalPatch(ours.descriptor, record.descriptor);
  if (patch === undefined) return record?.descriptor ?? ours.descriptor;
  await api.patchDescriptor(id, patch);
  return (await api.get(id))?.descriptor ?? ours.descriptor;
}

function applied(
  id: string,
  content: OsmPackage,
  { source }: PackagePlanned,
  read: { inOsm?: string },
): Answer {
  return {
    state: {
      source: typeof source === 'string' ? source : '',
      id,
      descriptor_id: content.descriptorId,
      content_hash: content.contentHash,
    },
    private: storeUpload(id, { descriptor: content.descriptor, ...read }),
  };
}
