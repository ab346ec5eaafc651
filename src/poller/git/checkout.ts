import { fetchInto, onSoundMirror } from './mirror/fetch.js';
import { noSuchCommit } from './mirror/history.js';
import { hasCommit, mirrorRefs, readRef } from './mirror/mirror.js';
import { resolveCommit } from './resolve.js';
import { admit, type Session } from './session.js';
import type { Tree } from './tree/tree.js';

/** See `GitSource.checkout`. */
export async function checkout(session: Session, commit: string, signal: AbortSignal): Promise<Tree> {
  const { place, trees } = session;
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) throw noSuchCommit('A tree needs a full commit id');
  const held = trees.again(commit);
  if (held !== undefined) return held;
  if (!(await isAdmitted(session, commit, signal))) await resolveCommit(session, commit, signal);
  return onSoundMirror(place, async () => {
    if (!(await hasCommit(place, commit, signal))) {
      const wanted = { source: commit, to: mirrorRefs.resolved, depth: 1, id: commit };
      await fetchInto(place, wanted, signal);
    }
    return trees.write(commit, signal);
  });
}

/** Tells whether a look or a resolution let a commit through, in this process or, as the mirror's refs tell, in an earlier one. */
async function isAdmitted(session: Session, commit: string, signal: AbortSignal): Promise<boolean> {
  if (session.admitted.has(commit)) return true;
  for (const ref of [mirrorRefs.admitted, mirrorRefs.resolved]) {
    if ((await readRef(session.place, ref, signal)) !== commit) continue;
    admit(session, commit);
    return true;
  }
  return false;
}
