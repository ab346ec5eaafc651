/** A commit that a repository's watched ref led to. */
export interface Revision {
  /** The commit's id, 40 or 64 hexadecimal digits. */
  readonly commit: string;
  /** The ref that led to it: `main`, or `v1.2.3`. */
  readonly ref: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly subject: string;
  /** When it was committed, ISO 8601. */
  readonly committedAt: string;
}
