import type { Clock } from '../clock.js';
import type { ChangedPaths, GitSource } from '../git/source.js';
import type { Stack } from '../stack/stack.js';
import type { Journal } from '../store/journal.js';
import type { ApprovalStore } from './approval-store.js';
import type { MemoryStore } from './memory.js';
import type { Pace } from './pauses.js';
import type { Phase } from './status.js';
import type { Trees } from './trees.js';
import type { GuardSettings } from './verdict.js';

export interface WatchSettings extends GuardSettings {
  readonly name: string;
  /** Milliseconds between two looks at the remote. */
  readonly intervalMs: number;
  /** Milliseconds between two looks for drift; 0: never. */
  readonly driftIntervalMs: number;
  readonly onDrift: 'report' | 'correct';
  /** Whether values of a plan that waits may be shown over HTTP. */
  readonly showValues: boolean;
}

/** What the steps for one repository work with. */
export interface RepositoryContext {
  readonly settings: WatchSettings;
  readonly source: GitSource;
  /** Whether a change can matter, by the path filters. */
  readonly isRelevant: (paths: ChangedPaths) => boolean;
  readonly stack: Stack;
  readonly trees: Trees;
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly pace: Pace;
  readonly memory: MemoryStore;
  readonly approvals: ApprovalStore;
  readonly journal: Journal;
  /** Fired when no new work may begin, and all but an apply is to end. */
  readonly stopSignal: AbortSignal;
  /** Fired when a running apply is to end too. */
  readonly applySignal: AbortSignal;
  /** Says what is being done. */
  readonly setActivity: (phase: Phase) => void;
}
