import { line } from '../../../base/text/index.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { Nbi } from '../../../provider/nbi/index.js';
import { isOsmId } from '../../../provider/resources/import-id.js';
import type { ObjectKind } from '../../repository/index.js';
import type { WantedObject } from './claim.js';

/** What of a client of OSM the finder asks. */
export type Finder = Pick<
  Nbi,
  'k8sRepos' | 'vimAccounts' | 'k8sClusters' | 'vnfPackages' | 'nsPackages' | 'nsInstances'
>;

/** The ids that OSM has under a wanted name. */
export interface Found {
  readonly wanted: WantedObject;
  /** At least one. */
  readonly ids: readonly string[];
}

type Ask = (osm: Finder, name: string) => Promise<readonly string[]>;

/** What is just being deleted is in nobody's way. */
const asks: Readonly<Record<ObjectKind, Ask>> = {
  'helm-repository': (osm, name) => staying(osm.k8sRepos.findByName(name, { fresh: true })),
  'vim-account': (osm, name) => staying(osm.vimAccounts.findByName(name, { fresh: true })),
  'k8s-cluster': (osm, name) => staying(osm.k8sClusters.findByName(name, { fresh: true })),
  'vnf-package': async (osm, name) =>
    idsOf([await osm.vnfPackages.findByDescriptorId(name, { fresh: true })]),
  'ns-package': async (osm, name) => idsOf([await osm.nsPackages.findByDescriptorId(name, { fresh: true })]),
  'ns-instance': async (osm, name) => {
    const found = await osm.nsInstances.findByName(name, { fresh: true });
    return idsOf(found.filter(({ nsState }) => nsState !== 'TERMINATING'));
  },
};

/**
 * Looks in OSM for wanted names. Those of a kind are asked for together, in as few requests as the length of an address allows:
 * a request for some 200 names. Nothing wanted, nothing asked.
 *
 * @throws OsmopsError `ambiguous-name` where OSM has several of a kind whose names it should keep unique; `nbi-*`.
 */
export async function findInOsm(osm: Finder, wanted: readonly WantedObject[]): Promise<readonly Found[]> {
  const found = await Promise.all(
    wanted.map(async (object) => ({ wanted: object, ids: await asks[object.kind](osm, object.name) })),
  );
  return found.filter(({ ids }) => ids.length > 0);
}

const reads: Readonly<Record<ObjectKind, (osm: Finder, id: string) => Promise<unknown>>> = {
  'helm-repository': (osm, id) => osm.k8sRepos.get(id),
  'vim-account': (osm, id) => osm.vimAccounts.get(id),
  'k8s-cluster': (osm, id) => osm.k8sClusters.get(id),
  'vnf-package': (osm, id) => osm.vnfPackages.get(id),
  'ns-package': (osm, id) => osm.nsPackages.get(id),
  'ns-instance': (osm, id) => osm.nsInstances.get(id),
};

/** Whether OSM has an object, whatever its name is by now. */
export async function isInOsm(osm: Finder, kind: ObjectKind, id: string): Promise<boolean> {
  return (await reads[kind](osm, id)) !== undefined;
}

interface Identified {
  readonly id: string;
}

async function staying(
  found: Promise<(Identified & { readonly toDelete: boolean }) | undefined>,
): Promise<readonly string[]> {
  const account = await found;
  return account?.toDelete ? [] : idsOf([account]);
}

function idsOf(records: readonly (Identified | undefined)[]): readonly string[] {
  return records.flatMap((record) => (record === undefined ? [] : [idOf(record)]));
}

/** Terraform prints the id of an import as it is: another text could begin a line of its own in the plan. */
function idOf({ id }: Identified): string {
  if (isOsmId(id)) return id;
  throw new OsmopsError({
    code: 'nbi-bad-answer',
    message: `OSM has an object with the id '${line(id, 80)}', which is none of OSM's`,
    remedy: 'Check that what answers is the north-bound interface of OSM.',
  });
}
