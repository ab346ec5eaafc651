import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText, UnreadableFile } from '../../base/files/read-regular-file.js';
import { writeSafely } from '../../base/files/write-safely.js';
import { OsmopsError } from '../../provider/errors/index.js';
import { type Nbi, readConnection } from '../../provider/nbi/index.js';
import { readPrivate, type StoredPrivate } from '../terraform/index.js';
import { count } from '../text/count.js';
import type { AskOsm } from './osm.js';

const identitySchema = z.object({ projectId: z.string(), address: z.string() });

/** An OSM and a project of it. */
export type OsmIdentity = z.infer<typeof identitySchema>;

/** The file of the store that says which OSM the state was last applied to. */
export const identityFileName = 'osm.json';

export interface IdentityCheck {
  /** The store's folder. */
  readonly folder: string;
  /** The text of the state. */
  readonly stored: string;
  readonly connectionFile: string;
  readonly ask: AskOsm;
}

/**
 * Holds that a state belongs to the OSM that the connection leads to. The provider compares each object that has a note of its own; here it is
 * said once for all of them, before Terraform starts. OSM is asked only where nothing else tells: at an address that the store has not met, and of a
 * state without notes, which is taken only if OSM has at least one of its objects.
 *
 * @returns The address that the store knew, if this one is another: a copy of OSM's database has the same ids.
 * @throws OsmopsError `other-osm`; `connection-invalid`; what asking throws.
 */
export async function checkIdentity(check: IdentityCheck): Promise<string | undefined> {
  const { folder, stored, connectionFile, ask } = check;
  const objects = readPrivate(stored);
  if (objects.length === 0) return undefined;
  const known = await readIdentity(folder);
  const { hostname: address } = await readConnection(connectionFile);
  const isNoted = objects.some((object) => projectOf(object) !== undefined);
  if (isNoted && known?.address === address) return undefined;
  await ask(async (osm) => {
    const projectId = await osm.project.id();
    if (projectId === undefined) return;
    const others = belongingElsewhere(stored, projectId);
    if (others.length > 0) throw otherOsm(others, known, { projectId, address });
    if (!isNoted && !(await hasOneOf(osm, objects))) throw nothingFound(objects, { projectId, address });
  });
  if (known === undefined) await rememberIdentity(folder, stored, connectionFile);
  return known !== undefined && known.address !== address ? known.address : undefined;
}

/** The objects of a state that are noted to belong to another project of OSM, or to another OSM, than that of an id. */
export function belongingElsewhere(stateText: string, projectId: string): readonly StoredPrivate[] {
  return readPrivate(stateText).filter((object) => (projectOf(object) ?? projectId) !== projectId);
}

/** Notes which OSM a state belongs to, once it says so itself. Never throws: it is found again. */
export async function rememberIdentity(
  folder: string,
  stateText: string,
  connectionFile: string,
): Promise<void> {
  try {
    const projects = new Set(readPrivate(stateText).flatMap((object) => projectOf(object) ?? []));
    const [projectId, ...others] = projects;
    if (projectId === undefined || others.length > 0) return;
    const { hostname: address } = await readConnection(connectionFile);
    const known = await readIdentity(folder);
    if (known?.projectId === projectId && known.address === address) return;
    await writeIdentity(folder, { projectId, address });
  } catch {
    // Without a note the next run asks OSM.
  }
}

/** Gives what is noted to another store, whose state goes on with that of this one. */
export async function moveIdentity(from: string, to: string): Promise<void> {
  const known = await readIdentity(from);
  if (known !== undefined) await writeIdentity(to, known);
}

function writeIdentity(folder: string, { projectId, address }: OsmIdentity): Promise<void> {
  return writeSafely(join(folder, identityFileName), `${JSON.stringify({ projectId, address })}\n`);
}

/** What is noted; nothing if the note cannot be read: then OSM is asked. */
async function readIdentity(folder: string): Promise<OsmIdentity | undefined> {
  try {
    const text = await readText(join(folder, identityFileName), { maxBytes: maxOwnBytes });
    return identitySchema.parse(JSON.parse(text));
  } catch (error) {
    const isNone =
      error instanceof UnreadableFile || error instanceof SyntaxError || error instanceof z.ZodError;
    if (isNone) return undefined;
    throw error;
  }
}

function projectOf({ private: { osm } }: StoredPrivate): string | undefined {
  return typeof osm === 'string' ? osm : undefined;
}

/** Instances are asked for together; of the rest one after the other, until one is found. */
async function hasOneOf(osm: Nbi, objects: readonly StoredPrivate[]): Promise<boolean> {
  const ids = (type: string) => objects.flatMap((object) => (object.type === type ? (object.id ?? []) : []));
  const instances = await Promise.all(ids('osm_ns_instance').map((id) => osm.nsInstances.get(id)));
  if (instances.some((found) => found !== undefined)) return true;
  const others = [
    ['osm_vim_account', osm.vimAccounts],
    ['osm_k8s_cluster', osm.k8sClusters],
    ['osm_k8s_repo', osm.k8sRepos],
    ['osm_ns_package', osm.nsPackages],
    ['osm_vnf_package', osm.vnfPackages],
  ] as const;
  for (const [type, api] of others) {
    for (const id of ids(type)) if ((await api.get(id)) !== undefined) return true;
  }
  return false;
}

const remedy =
  'If the connection is the wrong one, correct it. To deploy to this OSM as well, use a state of its own (--state NAME). If OSM was installed anew and what the state says is gone for good, `osmops state forget --other-osm` shows what it drops (--repository NAME: of a repository of a poller).';

function otherOsm(
  objects: readonly StoredPrivate[],
  known: OsmIdentity | undefined,
  { projectId, address }: OsmIdentity,
): OsmopsError {
  const [first] = objects;
  const theirs = first === undefined ? undefined : projectOf(first);
  const at = known?.projectId === theirs && known !== undefined ? ` at ${known.address}` : '';
  return new OsmopsError({
    code: 'other-osm',
    message: `The state belongs to another OSM or project: ${count(objects.length, 'object')} of it to ${theirs}${at}, and the connection leads to ${projectId} at ${address}`,
    remedy,
    ...(first !== undefined && { place: { address: first.address } }),
  });
}

function nothingFound(objects: readonly StoredPrivate[], { projectId, address }: OsmIdentity): OsmopsError {
  return new OsmopsError({
    code: 'other-osm',
    message: `The OSM at ${address} (${projectId}) has nothing of the ${count(objects.length, 'object')} of the state, which says of none where it belongs`,
    remedy,
  });
}
