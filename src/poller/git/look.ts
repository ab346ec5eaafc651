import { OsmopsError } from '../../../provider/errors/index.js';
import { RevisionRefused } from './failure/revision-refused.js';
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
async function bring({ place, tip }: Session, remote: RemoteRef, signal: AbortSignal): Promise<Tip> {
  const ref = shortName(remote.name);
  const isKnown = tip?.id === remote.id && tip.revision.ref === ref;
  const { admitted } = mirrorRefs;
  if (isKnown && (await readRef(place, admitted, signal)) === tip.revision.commit) return tip;
  const { fetched } = mirrorRefs;
  const isHere = (await readRef(place, fetched, signal)) === remote.id;
  if (!isHere || !(await hasCommit(place, remote.commit, signal))) {
    await fetchInto(place, { source: remote.name, to: fetched, depth: 1, id: remote.id }, signal);
  }
  // The ref may have moved on between the question and the fetch.
  const id = (await readRef(place, fetched, signal)) ?? remote.id;
  const commit = await readRef(place, `${fetched}^{commit}`, signal);
  if (commit === undefined) throw noCommit(ref);
  return { id, revision: await readRevision(place, commit, ref, signal) };
}

async function verifyTip({ verifier, place }: Session, tip: Tip, signal: AbortSignal): Promise<void> {
  const { revision, id } = tip;
  const signed =
    place.settings.verify?.object === 'tag'
      ? ({ kind: 'tag', id, name: revision.ref } as const)
      : ({ kind: 'commit', id: revision.commit } as const);
  const problem = await verifier?.problemOf(signed, signal);
  if (problem !== undefined) throw new RevisionRefused(revision, problem);
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
