import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence } from '../../../../base/text/index.js';
import { errorText } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import type { Revision } from '../revision.js';
import { runGit } from '../run/git.js';
import { MirrorDamaged } from '../run/plumbing.js';

/** The refs of the mirror. What none of them leads to goes at the next clean-up. */
export const mirrorRefs = {
  /** What the watched ref led to when it was last fetched: a commit or an annotated tag. */
  fetched: 'refs/osmops/fetched',
  /** The commit of the last look. */
  admitted: 'refs/osmops/admitted',
  /** The commit of the last resolution. */
  resolved: 'refs/osmops/resolved',
  /** The tip of a history while it is searched. */
  history: 'refs/osmops/history',
} as const;

/** Runs a local command on the mirror, where it must not fail. */
export async function onMirror(place: Place, args: readonly string[], signal: AbortSignal): Promise<string> {
  try {
    return await runGit(place, [`--git-dir=${place.mirror}`, ...args], signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new MirrorDamaged(`git ${args[0]}: ${errorText(error)}`, { cause: error });
  }
}

/** Makes the bare repository, if it is not there; `id` is any of the remote's, and tells the kind of its hashes. */
export async function ensureMirror(place: Place, id: string, signal: AbortSignal): Promise<void> {
  if (await mirrorExists(place)) return;
  await wipeMirror(place);
  const format = id.length === 64 ? 'sha256' : 'sha1';
  await runGit(place, ['init', '--quiet', '--bare', `--object-format=${format}`, '--', place.mirror], signal);
}

export async function mirrorExists({ mirror }: Place): Promise<boolean> {
  return stat(join(mirror, 'HEAD')).then(
    () => true,
    () => false,
  );
}

export async function wipeMirror({ mirror }: Place): Promise<void> {
  await rm(mirror, { recursive: true, force: true, maxRetries: 3 });
}

/** The object that a ref of the mirror leads to, undefined if there is none; `^{commit}` may follow its name. */
export async function readRef(place: Place, ref: string, signal: AbortSignal): Promise<string | undefined> {
  if (!(await mirrorExists(place))) return undefined;
  try {
    const args = [`--git-dir=${place.mirror}`, 'rev-parse', '--verify', '--quiet', '--end-of-options', ref];
    return (await runGit(place, args, signal)).trim();
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

export async function writeRef(place: Place, ref: string, id: string, signal: AbortSignal): Promise<void> {
  await onMirror(place, ['update-ref', ref, id], signal);
}

export async function dropRef(place: Place, ref: string, signal: AbortSignal): Promise<void> {
  await onMirror(place, ['update-ref', '-d', ref], signal);
}

/** Tells whether the mirror has a commit and its topmost tree. */
export async function hasCommit(place: Place, commit: string, signal: AbortSignal): Promise<boolean> {
  return (await readRef(place, `${commit}^{tree}`, signal)) !== undefined;
}

/** What Git says of a commit of the mirror; `ref` is the name that led to it. */
export async function readRevision(
  place: Place,
  commit: string,
  ref: string,
  signal: AbortSignal,
): Promise<Revision> {
  const args = ['log', '-1', '--no-show-signature', '--format=%H%x00%an%x00%ae%x00%s%x00%cI', commit, '--'];
  const fields = (await onMirror(place, args, signal)).replace(/\n$/, '').split('\0');
  const [id = '', name = '', email = '', subject = '', committedAt = ''] = fields.map((field) =>
    sentence(field),
  );
  return { commit: id, ref, author: { name, email }, subject, committedAt };
}
