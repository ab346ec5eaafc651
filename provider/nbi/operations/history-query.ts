import { maxPathLength } from '../http/limits.js';
import { type KnownOperation, latestStart } from './known.js';

/** The operations of one instance that are asked for. */
export interface WantedHistory {
  readonly nsInstanceId: string;
  /** The latest ones that are known, oldest first: they are left out, and what came before them. */
  readonly known: readonly KnownOperation[];
}

/** So many requests more are made, at most, for not listing what is known and can no longer be named. */
const mostFurther = 3;

/** A request that is being put together: its instances, and the operations that it leaves out by their ids. */
interface Draft {
  readonly since: number | undefined;
  readonly witness: boolean;
  readonly ids: string[];
  readonly excluded: string[];
  length: number;
}

/**
 * The paths of as few requests as OSM's limit on a path's length allows. All instances of one share its lower limit of
 * `startTime`, that of the one whose latest known operation is the oldest; what the others have since then and is known
 * is left out by id. So neighbours in time share a request, and instances without a known operation have theirs.
 *
 * @param witness Whether the last known operation of each is to come all the same.
 */
export function historyPaths(
  collection: string,
  wanted: readonly WantedHistory[],
  witness: boolean,
): readonly string[] {
  const drafts: Draft[] = [];
  const sorted = wanted
    .map((one) => ({ ...one, since: latestStart(one.known) }))
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  let further = 0;
  for (const one of sorted) {
    const last = drafts.at(-1);
    const draft = last !== undefined && hasLimit(last) === hasLimit(one) ? last : undefined;
    if (draft !== undefined && wouldRelist(one, draft.since) && further < mostFurther) {
      further += 1;
      drafts.push(begin(collection, one, witness));
    } else if (draft === undefined || !fits(one, draft)) {
      drafts.push(begin(collection, one, witness));
    } else {
      add(one, draft);
    }
  }
  return drafts.map((draft) => pathOf(collection, draft));
}

function hasLimit({ since }: { readonly since: number | undefined }): boolean {
  return since !== undefined;
}

/** Tells whether operations from before those that are still known by id would be listed. */
function wouldRelist({ known }: WantedHistory, since = Number.POSITIVE_INFINITY): boolean {
  const [oldest] = known;
  return known.length >= mostKnown && (oldest?.startTime ?? Number.NEGATIVE_INFINITY) > since;
}

/** How many known operations are worth remembering: each makes a request longer. */
export const mostKnown = 6;

function begin(
  collection: string,
  one: WantedHistory & { readonly since: number | undefined },
  witness: boolean,
): Draft {
  const { since } = one;
  const draft: Draft = { since, witness, ids: [], excluded: [], length: 0 };
  draft.length = pathOf(collection, draft).length + '&id.ne='.length;
  add(one, draft);
  return draft;
}

function fits(one: WantedHistory, draft: Draft): boolean {
  return draft.length + lengthOf(one, draft) <= maxPathLength;
}

function add(one: WantedHistory, draft: Draft): void {
  draft.length += lengthOf(one, draft);
  draft.ids.push(encodeURIComponent(one.nsInstanceId));
  draft.excluded.push(...excludedBy(one, draft));
}

function lengthOf(one: WantedHistory, draft: Draft): number {
  const texts = [encodeURIComponent(one.nsInstanceId), ...excludedBy(one, draft)];
  return texts.reduce((sum, text) => sum + text.length + 1, 0);
}

function excludedBy({ known }: WantedHistory, { since, witness }: Draft): string[] {
  if (since === undefined) return [];
  return (witness ? known.slice(0, -1) : known)
    .filter(({ startTime }) => startTime !== undefined && (witness ? startTime >= since : startTime > since))
    .map(({ id }) => encodeURIComponent(id));
}

function pathOf(collection: string, { since, witness, ids, excluded }: Draft): string {
  const conditions = [
    `nsInstanceId=${ids.join(',')}`,
    ...(since === undefined ? [] : [`startTime.${witness ? 'gte' : 'gt'}=${since}`]),
    ...(excluded.length === 0 ? [] : [`id.ne=${excluded.join(',')}`]),
  ];
  return `${collection}?${conditions.join('&')}`;
}
