import type { RevisionRefused } from './failure/revision-refused.js';
import type { Place } from './place.js';
import type { Revision } from './revision.js';
import { checkGitVersion } from './run/check-version.js';
import { prepareHome } from './run/home.js';
import type { InTurn } from './run/queue.js';
import { TreeStore } from './tree/store.js';
import { Verifier } from './verify/verify.js';

/** The watched ref as the last look found it. */
export interface Tip {
  /** The object that the remote's ref names. */
  readonly id: string;
  readonly revision: Revision;
}

/** What a source remembers while the process runs. */
export interface Session {
  readonly place: Place;
  readonly trees: TreeStore;
  /** Absent if no signatures are asked for. */
  readonly verifier: Verifier | undefined;
  /** The last tip that was let through. */
  tip: Tip | undefined;
  /** What the remote's ref named last that could not be taken, by the id of the object. */
  unfit: { readonly id: string; readonly error: RevisionRefused } | undefined;
  /** Commits that `look` and `resolve` let through, the oldest first. */
  readonly admitted: Set<string>;
}

const maxAdmitted = 256;

export function createSession(place: Place, inTurn: InTurn): Session {
  const { verify } = place.settings;
  return {
    place,
    trees: new TreeStore(place, inTurn),
    verifier: verify === undefined ? undefined : new Verifier(place, verify),
    tip: undefined,
    unfit: undefined,
    admitted: new Set(),
  };
}

/** Makes the source's folder ready; what an earlier process left open in it is closed. */
export async function prepare({ place, trees }: Session, signal: AbortSignal): Promise<void> {
  await prepareHome(place);
  await checkGitVersion(place, signal);
  await trees.clear();
}

export function admit({ admitted }: Session, commit: string): void {
  admitted.delete(commit);
  admitted.add(commit);
  for (const oldest of admitted) {
    if (admitted.size <= maxAdmitted) return;
    admitted.delete(oldest);
  }
}
