import { OsmopsError } from '../../errors/index.js';
import type { Nbi, PackageApi, PackageKind } from '../../nbi/index.js';
import type { Settings } from '../../osm.js';
import { type OsmPackage, readPackage } from '../../packages/index.js';
import { checkLocalPath } from '../local-path.js';

/** In what the two resources for packages differ. */
export interface PackageType {
  readonly kind: PackageKind;
  /** As people call it. */
  readonly noun: 'VNF package' | 'NS package';
  /** The client's part for such packages. */
  api(nbi: Nbi): PackageApi;
  /** Reads a folder into memory. Throws `package-invalid` if it is not a package of this kind. */
  read(source: string, settings: Settings): Promise<OsmPackage>;
}

export const vnfPackageType: PackageType = {
  kind: 'vnf',
  noun: 'VNF package',
  api: (nbi) => nbi.vnfPackages,
  read: (source, settings) => readKind('vnf', source, settings),
};

export const nsPackageType: PackageType = {
  kind: 'ns',
  noun: 'NS package',
  api: (nbi) => nbi.nsPackages,
  read: (source, settings) => readKind('ns', source, settings),
};

async function readKind(kind: PackageKind, source: string, settings: Settings): Promise<OsmPackage> {
  checkLocalPath(source, 'source', settings);
  const content = await readPackage(source);
  if (content.kind === kind) return content;
  throw new OsmopsError({
    code: 'package-invalid',
    message: `${source} holds ${content.kind === 'ns' ? 'an NS package' : 'a VNF package'}.`,
    remedy: `Declare it as osm_${content.kind}_package.`,
    place: { attribute: ['source'] },
  });
}
