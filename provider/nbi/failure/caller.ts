/** Who asks which OSM, as errors name it. */
export interface Caller {
  /** `host:port`. */
  readonly hostname: string;
  readonly user: string;
  readonly project: string;
  /** Takes password and token out of a text. */
  hide(text: string): string;
}
