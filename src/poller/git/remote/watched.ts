import semver from 'semver';
import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import { isRefName } from '../settings/ref-name.js';
import type { WatchedRef } from '../settings/settings.js';
import { listRefs, type RemoteRef } from './refs.js';

const heads = 'refs/heads/';
const tags = 'refs/tags/';

/** Asks the remote for the watched ref. Throws `git-ref-missing`. */
export async function findWatched(place: Place, signal: AbortSignal): Promise<RemoteRef> {
  const { ref } = place.settings;
  const found = choose(ref, await listRefs(place, patternsOf(ref), signal));
  if (found === undefined) throw missing(place);
  return found;
}

/** The name of a ref as people say it: `main`, `v1.2.3`. */
export function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

function patternsOf(ref: WatchedRef): string[] {
  if (ref.kind === 'branch') return [`${heads}${ref.name}`];
  return ref.kind === 'tag' ? [`${tags}${ref.name}`, `${tags}${ref.name}^{}`] : [`${tags}*`];
}

function choose(ref: WatchedRef, refs: readonly RemoteRef[]): RemoteRef | undefined {
  if (ref.kind === 'semver') return highest(ref.range, refs);
  // A pattern fits the end of any ref's name: `refs/x/refs/heads/main` too.
  const wanted = `${ref.kind === 'branch' ? heads : tags}${ref.name}`;
  return refs.find(({ name }) => name === wanted);
}

/** The tag of the highest version in a range; of several with one version the one whose name is last. */
function highest(range: string, refs: readonly RemoteRef[]): RemoteRef | undefined {
  const versions = refs.flatMap((ref) => {
    const name = ref.name.startsWith(tags) ? ref.name.slice(tags.length) : '';
    const version = isRefName(name) ? semver.parse(name) : null;
    return version !== null && semver.satisfies(version, range) ? [{ ref, version }] : [];
  });
  return versions
    .toSorted((a, b) => semver.compareBuild(a.version, b.version) || (a.ref.name < b.ref.name ? -1 : 1))
    .at(-1)?.ref;
}

function missing({ settings: { ref, url } }: Place): OsmopsError {
  const what = ref.kind === 'semver' ? `tag in the range '${ref.range}'` : `${ref.kind} '${ref.name}'`;
  return new OsmopsError({
    code: 'git-ref-missing',
    message: `The repository ${url} has no ${what}; it may be empty, or it was deleted.`,
    remedy: 'Push it, or change the configuration.',
  });
}
