import { notSigned } from './failure/revision-refused.js';
import { fetchInto, onSoundMirror } from './mirror/fetch.js';
import { findInHistory, noSuchCommit } from './mirror/history.js';
import { dropRef, mirrorRefs, readRef, readRevision, writeRef } from './mirror/mirror.js';
import { listRefs } from './remote/refs.js';
import { findWatched, shortName } from './remote/watched.js';
import type { Revision } from './revision.js';
import { admit, type Session } from './session.js';

/** How deep the history is fetched, one after the other: what one goes back to is recent, as a rule. */
const depths = [50, 1_000, 2_147_483_647];

/** Signed tags of one commit that are tried. */
const maxTags = 20;

/** See `GitSource.resolve`. */
export async function resolveCommit(session: Session, text: string, signal: AbortSignal): Promise<Revision> {
  const { place } = session;
  const id = text.toLowerCase();
  if (!/^[0-9a-f]{7,64}$/.test(id)) throw noSuchCommit('A commit id has at least 7 hexadecimal digits');
  return onSoundMirror(place, async () => {
    const found = (await findHere(session, id, signal)) ?? (await findThere(session, id, signal));
    const revision = await readRevision(place, found.commit, found.ref, signal);
    await verify(session, revision, signal);
    await writeRef(place, mirrorRefs.resolved, revision.commit, signal);
    await dropRef(place, mirrorRefs.history, signal);
    admit(session, revision.commit);
    return revision;
  });
}

interface Found {
  readonly commit: string;
  readonly ref: string;
}

/** Looks through the history that the mirror has of the last look; works while the remote is down. */
async function findHere(session: Session, id: string, signal: AbortSignal): Promise<Found | undefined> {
  const { place, tip } = session;
  if (tip === undefined || (await readRef(place, mirrorRefs.admitted, signal)) === undefined)
    return undefined;
  const commit = await findInHistory(place, mirrorRefs.admitted, id, signal);
  return commit === undefined ? undefined : { commit, ref: tip.revision.ref };
}

/** Fetches the history of the watched ref as deep as it takes. */
async function findThere({ place }: Session, id: string, signal: AbortSignal): Promise<Found> {
  const remote = await findWatched(place, signal);
  const { history } = mirrorRefs;
  for (const depth of depths) {
    await fetchInto(place, { source: remote.name, to: history, depth, id: remote.id }, signal);
    const commit = await findInHistory(place, history, id, signal);
    if (commit !== undefined) return { commit, ref: shortName(remote.name) };
  }
  await dropRef(place, history, signal);
  throw noSuchCommit(`The history of '${shortName(remote.name)}' has no commit '${id}'`);
}

async function verify(session: Session, revision: Revision, signal: AbortSignal): Promise<void> {
  const { verifier, place } = session;
  if (verifier === undefined) return;
  const { commit } = revision;
  const problem =
    place.settings.verify?.object === 'tag'
      ? await tagProblem(session, commit, signal)
      : await verifier.problemOf({ kind: 'commit', id: commit }, signal);
  if (problem !== undefined) throw notSigned(revision, problem);
}

/** An earlier commit needs a signed tag of its own. */
async function tagProblem(
  { place, verifier }: Session,
  commit: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const tags = (await listRefs(place, ['refs/tags/*'], signal)).filter((tag) => tag.commit === commit);
  const { history } = mirrorRefs;
  let problem: string | undefined = 'no signed tag leads to it';
  for (const { name, id } of tags.slice(0, maxTags)) {
    await fetchInto(place, { source: name, to: history, depth: 1, id }, signal);
    problem = await verifier?.problemOf({ kind: 'tag', id, name: shortName(name) }, signal);
    if (problem === undefined) return undefined;
  }
  return problem;
}
