/** What Git said of a signature, with `--raw`. */
export interface SignatureStatus {
  readonly exitCode: number | undefined;
  /** GnuPG's status lines, or what ssh-keygen printed. */
  readonly text: string;
}

/** Why GnuPG or ssh-keygen says no: the end of a sentence about the revision. The first that fits. */
const reasons: readonly [RegExp, string][] = [
  [/^\[GNUPG:\] REVKEYSIG /m, 'it is signed by a key that was revoked'],
  [/^\[GNUPG:\] EXPKEYSIG /m, 'it is signed by a key that has expired'],
  [/^\[GNUPG:\] EXPSIG /m, 'its signature has expired'],
  [/^\[GNUPG:\] BADSIG /m, 'its signature does not fit its content'],
  [/^\[GNUPG:\] (?:NO_PUBKEY|ERRSIG) /m, 'it is signed by a key that is not listed'],
  [
    /Signature verification failed|incorrect signature|Could not verify signature/i,
    'its signature does not fit its content',
  ],
  [
    /No principal matched|no valid signers|is not valid|outside.{0,200}validity|verify-time|expired/i,
    'it is signed by a key that is not listed, or not for that time',
  ],
  [/^Good "git" signature with /m, 'it is signed by a key that is not listed'],
];

const goodSsh = /^Good "git" signature for \S+ with /m;
const bad = /^\[GNUPG:\] (?:BADSIG|ERRSIG|EXPSIG|EXPKEYSIG|REVKEYSIG|NO_PUBKEY) /m;
const valid = /^\[GNUPG:\] VALIDSIG ([0-9A-F]+) /gm;

/** Why a signature does not count; undefined if it does. */
export function readStatus(
  { exitCode, text }: SignatureStatus,
  fingerprints: ReadonlySet<string>,
): string | undefined {
  if (text.trim() === '' || /no signature found/.test(text)) return 'it carries no signature';
  if (exitCode === 0 && !text.includes('[GNUPG:]') && goodSsh.test(text)) return undefined;
  if (exitCode === 0 && /^\[GNUPG:\] GOODSIG /m.test(text) && !bad.test(text)) {
    const signers = [...text.matchAll(valid)].map(([, fingerprint]) => fingerprint ?? '');
    if (signers.length === 1 && signers.every((signer) => fingerprints.has(signer))) return undefined;
  }
  return reasons.find(([pattern]) => pattern.test(text))?.[1] ?? 'its signature cannot be verified';
}
