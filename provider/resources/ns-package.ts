import { definePackageResource } from './package/define.js';
import { nsPackageType } from './package/kind.js';

/** `osm_ns_package`: an NS package. */
export const nsPackage = definePackageResource(
  nsPackageType,
  'An NS package: a folder with a network service descriptor (NSD) and what belongs to it.',
);
