import { expect, test } from '@jest/globals';
import { readStatus } from '../../../../src/poller/git/verify/read-status.js';

const listed = 'A'.repeat(40);
const other = 'B'.repeat(40);
const good = '[GNUPG:] GOODSIG AAAA Ada <ada@example.org>';
const valid = (fingerprint: string) =>
  `[GNUPG:] VALIDSIG ${fingerprint} 2026-01-01 1 0 4 0 22 10 00 ${fingerprint}`;
const ssh = 'Good "git" signature for ada@example.org with ED25519 key SHA256:x';
const read = (exitCode: number, ...lines: string[]) =>
  readStatus({ exitCode, text: lines.join('\n') }, new Set([listed]));

test('a good signature by a listed key counts', () => {
  expect(read(0, '[GNUPG:] NEWSIG', good, valid(listed), '[GNUPG:] TRUST_UNDEFINED 0 pgp')).toBeUndefined();
  expect(read(0, ssh)).toBeUndefined();
});

test.each<[string, number, string[]]>([
  ['Git says no', 1, [good, valid(listed)]],
  ['the key is not listed', 0, [good, valid(other)]],
  ['nothing says which key it is', 0, [good]],
  ['there is a second signature', 0, [good, valid(listed), good, valid(other)]],
  ['there is a bad one beside it', 0, [good, valid(listed), '[GNUPG:] BADSIG BBBB Eve']],
  ['the key has expired', 0, ['[GNUPG:] EXPKEYSIG AAAA Ada', valid(listed)]],
  ['the key was revoked', 0, ['[GNUPG:] REVKEYSIG AAAA Ada', valid(listed)]],
  ['ssh-keygen says no', 1, [ssh]],
  [
    'ssh-keygen knows no signer',
    0,
    ['Good "git" signature with ED25519 key SHA256:x', 'No principal matched.'],
  ],
  ["a user id of GnuPG's looks like ssh-keygen's word", 0, ['[GNUPG:] BADSIG BBBB Eve', ssh]],
  ['nothing is said at all', 0, []],
])('a signature does not count if %s', (_, exitCode, lines) => {
  expect(read(exitCode, ...lines)).toEqual(expect.any(String));
});
