import { OsmopsError } from '../../../provider/errors/index.js';
import type { PackageMark, PackageRecord } from '../../../provider/nbi/index.js';
import type { OsmPackage } from '../../../provider/packages/index.js';
import { holds } from '../../../provider/resources/package/descriptor.js';
import type { Claim } from './claim.js';
import { ownerName, type PackageClient, type StoreOwner } from './package-marks.js';
import { named, placeOf } from './refusals.js';

/** A package that is wanted and that bears another owner's mark. */
export interface MarkedPackage {
  readonly claim: Claim;
  /** The name in the mark. */
  readonly owner: string;
  readonly record: PackageRecord;
}

/**
 * The packages among what is in the way that bear the mark of somebody else than `self`. They were looked up a moment ago. One with our
 * name is as likely ours, of before the state was lost: a person is asked about it as about any adoption.
 */
export async function markedByOthers(
  claims: readonly Claim[],
  { vnfPackages, nsPackages }: PackageClient,
  self: StoreOwner & { readonly name: string },
): Promise<readonly MarkedPackage[]> {
  const found = await Promise.all(
    claims.map(async (claim) => {
      if (claim.kind !== 'vnf-package' && claim.kind !== 'ns-package') return [];
      const api = claim.kind === 'vnf-package' ? vnfPackages : nsPackages;
      const record = await api.findByDescriptorId(claim.name);
      if (record?.mark === undefined || record.id !== claim.id || isOurs(record.mark, self)) return [];
      return [{ claim, owner: ownerName(record.mark), record }];
    }),
  );
  return found.flat();
}

function isOurs(mark: PackageMark, self: StoreOwner & { readonly name: string }): boolean {
  return mark.owner === self.id || ownerName(mark) === self.name;
}

/** Whether OSM has a package with a content still, as its mark says and its descriptor bears out. */
export function hasContent({ record }: MarkedPackage, { contentHash, descriptor }: OsmPackage): boolean {
  return record.mark?.contentHash === contentHash && holds(record.descriptor, descriptor);
}

/** The error if anything that is to be taken over bears another owner's mark. */
export function markedElsewhere(
  claims: readonly Claim[],
  marked: readonly MarkedPackage[],
): OsmopsError | undefined {
  const theirs = marked.filter(({ claim }) => claims.includes(claim));
  const [first] = theirs;
  if (first === undefined) return undefined;
  const whose = theirs.map(({ claim, owner }) => `${named([claim])} to '${owner}'`).join('; ');
  return new OsmopsError({
    code: 'owned-elsewhere',
    message: `What is wanted belongs to another repository, by the mark in OSM: ${whose}`,
    remedy: `Choose another id, or leave it to '${first.owner}': with the same content it is used as it is. If that one is given up, or was this one before its state was lost, name the id ${first.claim.id} in osm_ops_imports.yaml: then it is yours.`,
    place: placeOf([first.claim]),
  });
}
