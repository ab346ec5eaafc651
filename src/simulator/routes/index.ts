import type { Engine } from '../engine.js';
import type { Route } from '../http/router.js';
import { accountRoutes } from './accounts.js';
import { adminRoutes } from './admin.js';
import { nsInstanceRoutes } from './ns-instances.js';
import { packageRoutes } from './packages.js';
import { readOnlyRoutes } from './read-only.js';
import { tokenRoutes } from './tokens.js';

/** Every route that needs a login. */
export function allRoutes(engine: Engine): readonly Route[] {
  return [
    ...tokenRoutes(engine),
    ...accountRoutes(engine),
    ...packageRoutes(engine),
    ...nsInstanceRoutes(engine),
    ...readOnlyRoutes(engine),
    ...adminRoutes(engine),
  ];
}
