import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText, UnreadableFile } from '../../../base/files/read-regular-file.js';
import { writeSafely } from '../../../base/files/write-safely.js';
import { line } from '../../../base/text/index.js';
import type { Nbi, PackageApi, PackageMark } from '../../../provider/nbi/index.js';
import { nsPackage, vnfPackage } from '../../../provider/resources/index.js';
import { ownerLabels } from '../../../provider/resources/package/owner.js';
import type { PlannedChange, State, StateResource } from '../../terraform/index.js';
import { parseJson } from '../../terraform/parse-json.js';
import type { AskOsm } from '../osm.js';

/** The file of a store that says who its owner is. */
export const ownerFileName = 'owner.json';

const ownerSchema = z.object({
  version: z.literal(1),
  /** In the marks of its packages. */
  id: z.uuid(),
});

/** Who owns what a state holds. */
export type StoreOwner = z.infer<typeof ownerSchema>;

/** How long a name in a mark is, at most. */
const mostOfName = 100;

/** The part of a client of OSM that packages are asked of. */
export type PackageClient = Pick<Nbi, 'vnfPackages' | 'nsPackages'>;

const apis: Readonly<Record<string, (osm: PackageClient) => PackageApi>> = {
  [vnfPackage.type]: (osm) => osm.vnfPackages,
  [nsPackage.type]: (osm) => osm.nsPackages,
};

/**
 * Reads who owns what the state of a store holds. A store that is new, or whose note was lost, becomes another owner.
 *
 * @throws what the file system throws.
 */
export async function openOwner(folder: string): Promise<StoreOwner> {
  const file = join(folder, ownerFileName);
  const text = await readText(file, { maxBytes: maxOwnBytes }).catch((error: unknown) => {
    if (error instanceof UnreadableFile && error.refused === 'missing') return '';
    throw error;
  });
  const known = ownerSchema.safeParse(parseJson(text)).data;
  if (known !== undefined) return known;
  const owner: StoreOwner = { version: 1, id: randomUUID() };
  await writeOwner(folder, owner);
  return owner;
}

/** Gives what is noted to another store, whose state goes on with that of this one. */
export async function moveOwner(from: string, to: string): Promise<void> {
  await writeOwner(to, await openOwner(from));
}

function writeOwner(folder: string, owner: StoreOwner): Promise<void> {
  return writeSafely(join(folder, ownerFileName), `${JSON.stringify(owner)}\n`);
}

const ending: ReadonlySet<PlannedChange['action']> = new Set(['update', 'replace', 'delete']);

/** A package that a plan changes or destroys, and that bears the mark of somebody else: they took it over. */
export interface OthersPackage {
  readonly address: string;
  /** OSM's id. */
  readonly id: string;
  /** The name in the mark. */
  readonly owner: string;
}

/**
 * Of the packages of the state that a plan changes or ends, those that bear another owner's mark. What is imported is decided on elsewhere.
 *
 * @param ask Asks OSM; called only if there is something to ask.
 */
export async function othersPackages(
  changes: readonly Pick<PlannedChange, 'address' | 'action' | 'importing'>[],
  prior: readonly StateResource[],
  self: StoreOwner,
  ask: AskOsm,
): Promise<readonly OthersPackage[]> {
  const touched = new Set(
    changes
      .filter(({ action, importing }) => importing === false && ending.has(action))
      .map(({ address }) => address),
  );
  const packages = packagesIn(prior).filter(({ address }) => touched.has(address));
  if (packages.length === 0) return [];
  const marks = await ask((osm) => Promise.all(packages.map((one) => markOf(osm, one))));
  return packages.flatMap(({ address, id }, index) => {
    const mark = marks[index];
    return mark === undefined || mark.owner === self.id ? [] : [{ address, id, owner: ownerName(mark) }];
  });
}

/** What a run says of its owner to the provider, which marks what it uploads. Everybody who may read the packages in OSM sees the name. */
export function ownerLabelsOf({ id }: StoreOwner, name: string): Readonly<Record<string, string>> {
  return { [ownerLabels.id]: id, [ownerLabels.name]: line(name, mostOfName) };
}

/**
 * Has packages that a plan has taken from another owner bear this one's mark, though nothing was uploaded. One that bore none stays as it is:
 * an import changes nothing in OSM. Never throws: nothing that was applied is worse for it.
 */
export async function markImported(
  changes: readonly Pick<PlannedChange, 'address' | 'action' | 'importing'>[],
  { values }: State,
  labels: Readonly<Record<string, string>>,
  ask: AskOsm,
): Promise<void> {
  const imported = new Set(
    changes
      .filter(({ action, importing }) => importing !== false && !ending.has(action))
      .map(({ address }) => address),
  );
  const packages = packagesIn(values).filter(({ address }) => imported.has(address));
  const { [ownerLabels.id]: owner = '', [ownerLabels.name]: name = '' } = labels;
  if (packages.length === 0) return;
  await ask((osm) =>
    Promise.all(
      packages.map(async (one) => {
        const mark = await markOf(osm, one);
        if (mark === undefined || mark.owner === owner) return;
        await apis[one.type]?.(osm).mark(one.id, { owner, name, contentHash: one.hash ?? '' });
      }),
    ),
  ).catch(() => undefined);
}

/** The name in a mark, which anybody who may change the package may have written. */
export function ownerName({ name }: PackageMark): string {
  return line(name, mostOfName);
}

interface StatePackage {
  readonly address: string;
  readonly type: string;
  readonly id: string;
  readonly descriptorId: string;
  /** Of the content; undefined while OSM has another one. */
  readonly hash: string | undefined;
}

function packagesIn(resources: readonly StateResource[]): StatePackage[] {
  return resources.flatMap(({ mode, type, address, values }) => {
    const { id, descriptor_id: descriptorId, content_hash: hash } = values;
    if (mode !== 'managed' || !(type in apis) || typeof id !== 'string' || typeof descriptorId !== 'string')
      return [];
    return [{ address, type, id, descriptorId, hash: typeof hash === 'string' ? hash : undefined }];
  });
}

/** Look-ups by the descriptor's id share a request. */
async function markOf(osm: PackageClient, { type, id, descriptorId }: StatePackage) {
  const found = await apis[type]?.(osm).findByDescriptorId(descriptorId, { fresh: true });
  return found?.id === id ? found.mark : undefined;
}
