export { type AdoptMode, adoptModes, type Claim, type WantedObject } from './claim.js';
export { type Finder, type Found, findInOsm } from './find.js';
export { notInState, wantedObjects } from './wanted.js';
