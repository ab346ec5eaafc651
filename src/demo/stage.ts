import type { Simulator } from '../simulator/index.js';
import type { GitRepository } from './git-repository.js';
import type { Osmops } from './osmops.js';
import type { Screen } from './screen.js';

/** What a step of the demo works with. */
export interface Stage {
  readonly screen: Screen;
  /** The OSM of the demo. */
  readonly simulator: Simulator;
  readonly repository: GitRepository;
  readonly osmops: Osmops;
}

/** A step of the demo. */
export interface Step {
  readonly title: string;
  /** Throws OsmopsError `demo-failed` if it does not go as the title says. */
  run(stage: Stage): Promise<void>;
}
