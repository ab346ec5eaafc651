import type { Logins } from './access/logins.js';
import type { Clock } from './clock.js';
import type { Lcm } from './lcm/lcm.js';
import type { Release } from './packages/descriptor.js';
import type { Store } from './store/store.js';

/** The parts of a simulated OSM that its routes work on. */
export interface Engine {
  readonly clock: Clock;
  readonly store: Store;
  readonly logins: Logins;
  readonly lcm: Lcm;
  readonly release: Release;
}
