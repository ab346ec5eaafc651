import { execa } from 'execa';
import { OsmopsError } from '../../../../provider/errors/index.js';
import { onMirror } from '../mirror/mirror.js';
import type { Place } from '../place.js';
import { MirrorDamaged, mirrorOptions } from '../run/plumbing.js';
import type { SignatureSettings } from '../settings/settings.js';
import { missingGpg } from './gpg-keys.js';
import { readStatus } from './read-status.js';
import { readTrustedKeys } from './trusted-keys.js';

/** What carries the signature. */
export type Signed =
  | { readonly kind: 'commit'; readonly id: string }
  /** `name` is that of the ref, which the signed tag must have too: a tag could be put in another one's place. */
  | { readonly kind: 'tag'; readonly id: string; readonly name: string };

/** More verified signatures than this are not remembered. */
const maxRemembered = 256;

/** Checks signatures on objects of a mirror, each once for the same keys. */
export class Verifier {
  private readonly good = new Set<string>();

  constructor(
    private readonly place: Place,
    private readonly settings: SignatureSettings,
  ) {}

  /** Why a signature does not count, the end of a sentence; undefined if it does. */
  async problemOf(signed: Signed, signal: AbortSignal): Promise<string | undefined> {
    const keys = await readTrustedKeys(this.place, this.settings);
    const remembered = [keys.digest, ...Object.values(signed)].join(' ');
    if (this.good.has(remembered)) return undefined;
    const problem = await this.check(signed, await keys.install(signal), signal);
    if (problem !== undefined) return problem;
    if (this.good.size >= maxRemembered) this.good.clear();
    this.good.add(remembered);
    return undefined;
  }

  private async check(
    signed: Signed,
    fingerprints: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (signed.kind === 'tag') {
      const type = (await onMirror(this.place, ['cat-file', '-t', signed.id], signal)).trim();
      if (type !== 'tag') return 'its tag is no annotated tag, which alone can be signed';
      const [header = ''] = (await onMirror(this.place, ['cat-file', 'tag', signed.id], signal)).split(
        '\n\n',
      );
      if (!header.split('\n').includes(`tag ${signed.name}`)) return 'the signed tag has another name';
    }
    const args = [`--git-dir=${this.place.mirror}`, `verify-${signed.kind}`, '--raw', signed.id];
    const result = await execa('git', args, {
      ...mirrorOptions(this.place, signal),
      encoding: 'utf8',
      stdin: 'ignore',
      reject: false,
    });
    signal.throwIfAborted();
    const { exitCode, stderr: text } = result;
    if (/cannot run gpg|gpg: not found/.test(text)) throw missingGpg();
    if (/cannot run ssh-keygen|ssh-keygen: not found/.test(text)) throw missingSshKeygen();
    if (/^fatal: |unable to read|corrupt/m.test(text)) throw new MirrorDamaged(text, { cause: result });
    return readStatus({ exitCode, text }, fingerprints);
  }
}

function missingSshKeygen(): OsmopsError {
  return new OsmopsError({
    code: 'git-missing',
    message: 'There is no ssh-keygen to check SSH signatures with.',
    remedy: 'Install the OpenSSH client where the poller runs.',
  });
}
