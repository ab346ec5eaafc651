import type {
  K8sCluster,
  K8sRepo,
  Listing,
  Nbi,
  NsInstance,
  PackageRecord,
  VimAccount,
} from '../../../provider/nbi/index.js';
import { otherKinds } from '../../../provider/nbi/others.js';
import { isOsmId } from '../../../provider/resources/import-id.js';
import type { Remarks } from './remark.js';

/** What OSM has that a repository can describe, in the order of names. */
export interface OsmContent {
  readonly packages: readonly PackageRecord[];
  readonly vimAccounts: readonly VimAccount[];
  readonly k8sClusters: readonly K8sCluster[];
  readonly k8sRepos: readonly K8sRepo[];
  readonly nsInstances: readonly NsInstance[];
}

/** Lists what OSM has, a request for each kind. What no file can describe is remarked. */
export async function listOsm(nbi: Nbi, remarks: Remarks): Promise<OsmContent> {
  const [vnfPackages, nsPackages, vimAccounts, k8sClusters, k8sRepos, nsInstances] = await Promise.all([
    nbi.vnfPackages.list(),
    nbi.nsPackages.list(),
    nbi.vimAccounts.list(),
    nbi.k8sClusters.list(),
    nbi.k8sRepos.list(),
    nbi.nsInstances.list(),
  ]);
  await remarkOthers(nbi, remarks);
  const noPackage = 'Its content was never uploaded, or it is no package.';
  const unread = "Its record has not the form that osmops knows: OSM's release may be newer.";
  return {
    packages: [
      ...readable(vnfPackages, 'VNF package', noPackage, remarks),
      ...readable(nsPackages, 'NS package', noPackage, remarks),
    ],
    vimAccounts: readable(vimAccounts, 'VIM account', unread, remarks),
    k8sClusters: readable(k8sClusters, 'Kubernetes cluster', unread, remarks),
    k8sRepos: readable(k8sRepos, 'chart repository', unread, remarks),
    nsInstances: readable(nsInstances, 'NS instance', unread, remarks),
  };
}

interface Named {
  readonly id: string;
  readonly name?: string;
  readonly descriptorId?: string;
}

function readable<R extends Named>(
  { records, others }: Listing<R>,
  kind: string,
  reason: string,
  remarks: Remarks,
): readonly R[] {
  for (const { id, name } of others) remarks.leftOut({ kind, id, name: name ?? '' }, reason);
  const nameOf = ({ name, descriptorId }: Named) => descriptorId ?? name ?? '';
  const [known, strange] = [
    records.filter(({ id }) => isOsmId(id)),
    records.filter(({ id }) => !isOsmId(id)),
  ];
  for (const record of strange) {
    remarks.leftOut({ kind, id: record.id, name: nameOf(record) }, "Its id has not the form of OSM's ids.");
  }
  return known.toSorted((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

async function remarkOthers(nbi: Nbi, remarks: Remarks): Promise<void> {
  const listed = await Promise.all(
    otherKinds.map(async (kind) => ({ kind: kind.noun, objects: await nbi.others.list(kind) })),
  );
  for (const { kind, objects } of listed) {
    const hidden = [{ id: '', name: '' }];
    for (const { id, name } of objects ?? hidden) {
      const reason =
        objects === undefined
          ? 'The user of the connection may not see them.'
          : 'There is no file for this kind.';
      remarks.leftOut({ kind, id, name: name ?? '' }, reason);
    }
  }
}
