import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import { isOfTheCommit } from './failure/of-the-commit.js';
import { notSigned, RevisionRefused } from './failure/revision-refused.js';
import { changedBetween } from './mirror/changed-paths.js';
import { fetchInto, onSoundMirror } from './mirror/fetch.js';
import { hasCommit, mirrorRefs, readRef, readRevision, writeRef } from './mirror/mirror.js';
import type { RemoteRef } from './remote/refs.js';
import { findWatched, shortName } from './remote/watched.js';
import { admit, type Session, type Tip } from './session.js';
import type { ChangedPaths, Look } from './source.js';

/** See `GitSource.look`. */
export async function look(session: Session, signal: AbortSignal, since?: string): Promise<Look> {
  const { place } = session;
  const remote = await findWatched(place, signal);
  return onSoundMirror(place, async () => {
    const before = session.tip?.revision.commit ?? (await readRef(place, mirrorRefs.admitted, signal));
    const tip = await bring(session, remote, signal);
    await verifyTip(session, tip, signal);
    const { revision } = tip;
    const changedPaths = await changedSince(session, since ?? before, revision.commit, signal);
    if (tip !== session.tip) await writeRef(place, mirrorRefs.admitted, revision.commit, signal);
    session.tip = tip;
    admit(session, revision.commit);
    return { revision, changedPaths };
  });
}

/** Has the mirror hold what the remote's ref names, and reads it there. */
async function bring(session: Session, remote: RemoteRef, signal: AbortSignal): Promise<Tip> {
  const { place, tip } = session;
  const ref = shortName(remote.name);
  const isKnown = tip?.id === remote.id && tip.revision.ref === ref;
  const { admitted } = mirrorRefs;
  if (isKnown && (await readRef(place, admitted, signal)) === tip.revision.commit) return tip;
  const { fetched } = mirrorRefs;
  const isHere = (await readRef(place, fetched, signal)) === remote.id;
  if (!isHere || !(await hasCommit(place, remote.commit, signal))) {
    await fetchAdmissible(session, remote, signal);
  }
  // The ref may have moved on between the question and the fetch.
  const id = (await readRef(place, fetched, signal)) ?? remote.id;
  const commit = await readRef(place, `${fetched}^{commit}`, signal);
  if (commit === undefined) throw noCommit(ref);
  return { id, revision: await readRevision(place, commit, ref, signal) };
}

/**
 * Fetches what the remote's ref names. What cannot be taken because of what it is, is refused, and not fetched again while the ref
 * names it: a repository that is too large would cost as much at each look.
 */
async function fetchAdmissible(session: Session, { name, id, commit }: RemoteRef, signal: AbortSignal) {
  const { place, unfit } = session;
  if (unfit?.id === id) throw unfit.error;
  try {
    await fetchInto(place, { source: name, to: mirrorRefs.fetched, depth: 1, id }, signal);
  } catch (error) {
    if (!isOsmopsError(error) || !isOfTheCommit(error)) throw error;
    // Nothing of it is kept that would say who made it, and when.
    const nobody = { author: { name: '', email: '' }, subject: '', committedAt: '' };
    session.unfit = { id, error: new RevisionRefused({ commit, ref: shortName(name), ...nobody }, error) };
    throw session.unfit.error;
  }
}

async function verifyTip({ verifier, place }: Session, tip: Tip, signal: AbortSignal): Promise<void> {
  const { revision, id } = tip;
  const signed =
    place.settings.verify?.object === 'tag'
      ? ({ kind: 'tag', id, name: revision.ref } as const)
      : ({ kind: 'commit', id: revision.commit } as const);
  const problem = await verifier?.problemOf(signed, signal);
  if (problem !== undefined) throw notSigned(revision, problem);
}

async function changedSince(
  { place }: Session,
  before: string | undefined,
  commit: string,
  signal: AbortSignal,
): Promise<ChangedPaths> {
  if (before === commit) return [];
  if (before === undefined || !(await hasCommit(place, before, signal))) return 'unknown';
  return changedBetween(place, before, commit, signal);
}

function noCommit(ref: string): OsmopsError {
  return new OsmopsError({
    code: 'git-ref-missing',
    message: `'${ref}' of the repository leads to no commit.`,
    remedy: 'Make it lead to a commit, or change the configuration.',
  });
}
