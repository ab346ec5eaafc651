/** The ref that is watched. */
export type WatchedRef =
  | { readonly kind: 'branch' | 'tag'; readonly name: string }
  /** The tag of the highest version in a range, as npm's semver reads it. */
  | { readonly kind: 'semver'; readonly range: string };

/** How the server is told who asks. Every file is read anew each time. */
export type GitAuth =
  | { readonly kind: 'password'; readonly user: string; readonly passwordFile: string }
  | { readonly kind: 'ssh'; readonly sshKeyFile: string; readonly knownHostsFile: string };

/** Which signatures a revision must carry. */
export interface SignatureSettings {
  /** What must be signed: the commit, or the annotated tag that leads to it. */
  readonly object: 'commit' | 'tag';
  /** OpenPGP public keys, armoured or not. */
  readonly gpgKeysFile?: string;
  /** SSH keys in the form of ssh-keygen's ALLOWED SIGNERS. */
  readonly sshSignersFile?: string;
}

/** A repository and how it is reached, parsed from the key `git` of the poller's configuration. Paths are as written there. */
export interface GitSettings {
  readonly url: string;
  readonly ref: WatchedRef;
  /** The OSM Ops root in the repository, from its root; `.` is its root. */
  readonly path: string;
  /** Patterns of picomatch, from {@link path}: what a change must touch to matter. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Milliseconds between two looks. */
  readonly intervalMs: number;
  /** Milliseconds that one function of the source may take. */
  readonly timeoutMs: number;
  /** Bytes that what is fetched may have, and the files of a commit too. */
  readonly maxBytes: number;
  readonly auth?: GitAuth;
  /** URL of an HTTP proxy. */
  readonly proxy?: string;
  /** Certificates, PEM, that the HTTPS server is checked against instead of the system's. */
  readonly caFile?: string;
  readonly verify?: SignatureSettings;
}
