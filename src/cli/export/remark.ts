/** Something in OSM, as people name it. */
export interface OsmObject {
  /** Such as `NS instance`. */
  readonly kind: string;
  readonly name: string;
  /** OSM's id. */
  readonly id: string;
}

/** Something that the repository does not describe, or not as OSM has it, and why. */
export interface Remark extends OsmObject {
  readonly reason: string;
}

/** Gathers what there is to say about an export. */
export interface Remarks {
  /** It is not in the repository: Terraform will not know of it. */
  leftOut(object: OsmObject, reason: string): void;
  /** It is in the repository, but somebody has to know something. */
  note(object: OsmObject, reason: string): void;
}
