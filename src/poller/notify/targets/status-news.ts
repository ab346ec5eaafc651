import type { CommitState } from './commit-state.js';

/** What a server knows of the commit that was told of last. */
export interface StatusNews {
  /** Whether it does not know it yet. */
  isNews(now: CommitState): boolean;
  /** It took this. */
  told(now: CommitState): void;
}

/**
 * GitHub takes 1,000 statuses of a commit, and then none for ever: a failure that is tried again and again is told once, and neither are
 * the plans and applies in between that fail as the ones before did.
 */
export function statusNews(): StatusNews {
  let last: CommitState | undefined;
  return {
    isNews(now) {
      if (last?.commit !== now.commit) return true;
      if (last.state === 'failure' && (now.state === 'pending' || now.state === 'running')) return now.waits;
      return last.state !== now.state || last.description !== now.description;
    },
    told(now) {
      last = now;
    },
  };
}
