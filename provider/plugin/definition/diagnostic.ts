/** A message to the person who runs Terraform. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** One line: what happened. */
  readonly summary: string;
  /** More lines: where exactly, and what to do now. */
  readonly detail?: string;
  /** The attribute it is about, from the resource's root: `['vnfs', 0, 'kdus', 1, 'name']`. */
  readonly attribute?: readonly (string | number)[];
}
