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

export function placeIn(dir: string, settings: GitSettings): Place {
  return { settings, mirror: join(dir, 'git'), home: join(dir, 'home'), trees: join(dir, 'trees') };
}
