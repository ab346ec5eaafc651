export { type AdoptionSearch, type AdoptionSettings, type Adoptions, findAdoptions } from './adoptions.js';
export { type AdoptMode, adoptModes, type Claim, type WantedObject } from './claim.js';
export { type Finder, type Found, findInOsm } from './find.js';
export { type Owner, readOwner, type UsedPackage } from './owners.js';
export {
  markImported,
  moveOwner,
  type OthersPackage,
  openOwner,
  othersPackages,
  ownerLabelsOf,
} from './package-marks.js';
export { mustLeaveState, refuseOthersPackages, refuseReplacedAdoptions } from './refusals.js';
export { wantedObjects } from './wanted.js';
