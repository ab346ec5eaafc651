import type { ErrorCode } from '../codes.js';

/** What the page of an error code says beyond its title. Both parts are Markdown. */
export interface Explanation {
  /** When the error arises. */
  readonly cause: string;
  /** What to do about it in general; the message of the error says it for the case at hand. */
  readonly remedy: string;
}

/** Explanations of some of the codes. */
export type Explanations = Readonly<Partial<Record<ErrorCode, Explanation>>>;
