/** Exit codes of `osmops`; each command's help says which ones it has. */
export const exitCodes = {
  ok: 0,
  /** An error, a wrong command line included, as in Terraform. */
  error: 1,
  /** `plan --detailed-exitcode`: there are changes; `drift`: there is drift; `wait`: a person is waited for. */
  differs: 2,
  /** The work is done, but an NS instance is not READY. */
  notReady: 3,
  /** `wait`: the time is over, and something is under way still. */
  timedOut: 4,
} as const;

/** One of {@link exitCodes}, or what a shell expects of a stopped program: 128 and the signal's number. */
export type ExitCode = number;
