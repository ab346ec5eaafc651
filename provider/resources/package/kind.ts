import { OsmopsError } from '../../errors/index.js';
import type { Nbi, PackageApi, PackageKind } from '../../nbi/index.js';
import { type OsmPackage, readPackage } from '../../packages/index.js';

/** In what the two resources for packages differ. */
export interface PackageType {
  readonly kind: PackageKind;
  /** As people call it. */
  readonly noun: 'VNF package' | 'NS package';
  /** The client's part for such packages. */
  api(nbi: Nbi): PackageApi;
  /** Reads a folder into memory. Throws `package-invalid` if it is not a package of this kind. */
  read(source: string): Promise<OsmPackage>;
}

export const vnfPackageType: PackageType = {
  kind: 'vnf',
  noun: 'VNF package',
  api: (nbi) => nbi.vnfPackages,
  read: (source) => readKind('vnf', source),
};

export const nsPackageType: PackageType = {
  kind: 'ns',
  noun: 'NS package',
  api: (nbi) => nbi.nsPackages,
  read: (source) => readKind('ns', source),
};

async function readKind(kind: PackageKind, source: string): Promise<OsmPackage> {
  const content = await readPackage(source);
  if (content.kind === kind) return content;
  throw new OsmopsError({
    code: 'package-invalid',
    message: `${source} holds ${content.kind === 'ns' ? 'an NS package' : 'a VNF package'}.`,
    remedy: `Declare it as osm_${content.kind}_package.`,
    place: { attribute: ['source'] },
  });
}
