import { join } from 'node:path';
import type { GitSettings } from './settings/settings.js';

/** Where a repository's things are, and how it is reached. */
export interface Place {
  readonly settings: GitSettings;
  /** The bare mirror. */
  readonly mirror: string;
  /** HOME of every program that runs for it. */
  readonly home: string;
  readonly trees: string;
}

/** Where the trees of revisions are in a source's folder. */
export function treesIn(dir: string): string {
  return join(dir, 'trees');
}

export function placeIn(dir: string, settings: GitSettings): Place {
  return { settings, mirror: join(dir, 'git'), home: join(dir, 'home'), trees: treesIn(dir) };
}
