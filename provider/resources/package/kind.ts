import { OsmopsError } from '../../errors/index.js';
import type { Nbi, PackageApi, PackageKind } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { type OsmPackage, readPackage } from '../../packages/index.js';
import type { Context } from '../../plugin/definition/index.js';
import { localPath } from '../local-path.js';

/** In what the two resources for packages differ. */
export interface PackageType {
  readonly kind: PackageKind;
  /** As people call it. */
  readonly noun: 'VNF package' | 'NS package';
  /** The client's part for such packages. */
  api(nbi: Nbi): PackageApi;
  /** Reads a folder, as the configuration names it, into memory. Throws `package-invalid` if it is not a package of this kind. */
  read(source: string, context: Context<Osm>): Promise<OsmPackage>;
}

export const vnfPackageType: PackageType = {
  kind: 'vnf',
  noun: 'VNF package',
  api: (nbi) => nbi.vnfPackages,
  read: (source, context) => readKind('vnf', source, context),
};

export const nsPackageType: PackageType = {
  kind: 'ns',
  noun: 'NS package',
  api: (nbi) => nbi.nsPackages,
  read: (source, context) => readKind('ns', source, context),
};

async function readKind(kind: PackageKind, source: string, context: Context<Osm>): Promise<OsmPackage> {
  const content = await readPackage(localPath(source, 'source', context));
  if (content.kind === kind) return content;
  throw new OsmopsError({
    code: 'package-invalid',
    message: `${source} holds ${content.kind === 'ns' ? 'an NS package' : 'a VNF package'}.`,
    remedy: `Declare it as osm_${content.kind}_package.`,
    place: { attribute: ['source'] },
  });
}
