import type { ObjectReference, Place } from '../../repository/index.js';
import type { ImportReason } from '../../terraform/index.js';

/** What becomes of an object that is in OSM under a wanted name and that no record of ours names. */
export const adoptModes = ['auto', 'approve', 'never'] as const;
export type AdoptMode = (typeof adoptModes)[number];

/** An object that a repository declares, and the address that it has in Terraform. */
export interface WantedObject extends ObjectReference {
  readonly address: string;
  /** Where its name is declared; absent where only a record of an earlier run names it. */
  readonly place?: Place;
}

/** An object of OSM that the next apply takes into the state. */
export interface Claim extends WantedObject {
  /** OSM's id. */
  readonly id: string;
  readonly why: ImportReason;
}
