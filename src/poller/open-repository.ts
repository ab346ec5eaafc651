import { removePartials } from '../../base/files/partial.js';
import { providerMain } from '../deploy/index.js';
import { type Clock, systemClock } from './clock.js';
import type { RepositorySettings } from './config/schema.js';
import { type ChangedPaths, type GitSource, isRelevant, openGitSource } from './git/index.js';
import { approvalSchema } from './reconcile/approval.js';
import { createApprovals } from './reconcile/approval-store.js';
import { createMemory, memorySchema } from './reconcile/memory.js';
import { defaultPace, type Pace } from './reconcile/pauses.js';
import { RepositoryWatch, type Turn } from './reconcile/repository-watch.js';
import { createTrees } from './reconcile/trees.js';
import { type RepositoryFolders, repositoryFolders, writtenFolders } from './stack/folders.js';
import { openTerraformStack } from './stack/open-terraform-stack.js';
import type { Stack } from './stack/stack.js';
import { eventSchema } from './store/event-schema.js';
import { historySchema } from './store/history-schema.js';
import { createJournal } from './store/journal.js';
import { jsonFile } from './store/json-file.js';
import { lineLog } from './store/line-log.js';
import type { PollerEvent } from './types.js';

/** What a poller is made of; a test puts other parts in. */
export interface RepositoryParts {
  /** Opens the Git source of a repository; `folder` is its own. */
  readonly openSource?: (settings: RepositorySettings, folder: string) => GitSource;
  readonly isRelevant?: (paths: ChangedPaths, settings: RepositorySettings) => boolean;
  readonly openStack?: (settings: RepositorySettings, folders: RepositoryFolders) => Stack;
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly pace?: Pace;
  /** What Terraform and the provider are given what they need of. Default: this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface OpenRepository {
  readonly dataDir: string;
  readonly settings: RepositorySettings;
  readonly onEvent: (event: PollerEvent) => void;
  readonly turn: Turn;
  readonly stopSignal: AbortSignal;
  readonly applySignal: AbortSignal;
}

const eventBounds = { most: 500, mostBytes: 5_000_000 };
const historyBounds = { most: 200, mostBytes: 5_000_000 };

/** What the poller forgets with its memory of a repository. */
const forgotten =
  'it forgets that the repository was suspended or rolled back, and which instances were READY: look at the first plan.';

/** Puts together what watches one repository. What it remembers is read; if that fails, it is stopped when it runs. */
export async function openRepository(
  { dataDir, settings, onEvent, turn, stopSignal, applySignal }: OpenRepository,
  parts: RepositoryParts,
): Promise<RepositoryWatch> {
  const { clock = systemClock, random = Math.random, pace = defaultPace, env = process.env } = parts;
  const { name, git, apply, adopt, maxDestroys, driftInterval, onDrift, showValues } = settings;
  const folders = repositoryFolders(dataDir, name);
  // A folder that is not there yet has none; one that cannot be used is told of when it is.
  await Promise.allSettled([...writtenFolders(folders)].map(removePartials));
  const source = parts.openSource?.(settings, folders.source) ?? openGitSource(git, folders.source);
  const stack =
    parts.openStack?.(settings, folders) ??
    openTerraformStack({ settings, dataDir, folders, env, providerMain });
  const trees = createTrees(source);
  const memory = createMemory(jsonFile(folders.memory, memorySchema, forgotten));
  const planFile = jsonFile(folders.approval, approvalSchema, 'the plan that waited is not asked for again.');
  const approvals = createApprovals(planFile, stack, trees);
  await Promise.allSettled([memory.load(), approvals.load()]);
  const journal = createJournal({
    repository: name,
    clock,
    eventLog: lineLog(folders.events, eventSchema, eventBounds),
    historyLog: lineLog(folders.history, historySchema, historyBounds),
    onEvent,
  });
  return new RepositoryWatch(
    (setActivity) => ({
      settings: {
        name,
        apply,
        adopt,
        maxDestroys,
        onDrift,
        showValues,
        driftIntervalMs: driftInterval,
        intervalMs: git.intervalMs,
      },
      isRelevant: (paths) => parts.isRelevant?.(paths, settings) ?? isRelevant(paths, git),
      ...{ source, stack, trees, clock, random, pace, memory, approvals, journal },
      ...{ stopSignal, applySignal, setActivity },
    }),
    turn,
  );
}
