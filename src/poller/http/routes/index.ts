import type { MetricsText } from '../../metrics/index.js';
import type { EventSource } from '../../run/event-hub.js';
import type { PollerControl } from '../../types.js';
import type { Hook } from '../hooks/route.js';
import { hookRoute } from '../hooks/route.js';
import type { Readiness } from '../readiness.js';
import type { Route } from '../route.js';
import { changeRoutes } from './changes.js';
import { healthRoutes } from './health.js';
import { metricsRoute } from './metrics.js';
import { openApiRoute } from './openapi.js';
import { repositoryRoutes } from './repositories.js';

export interface RouteOptions {
  readonly control: PollerControl;
  readonly events: EventSource;
  readonly metrics: MetricsText;
  readonly readiness: Readiness;
  readonly hooks: readonly Hook[];
  readonly onFailure: (error: unknown) => void;
}

/** Everything that the server serves. */
export function routesOf(options: RouteOptions): Route[] {
  const { control, events, metrics, readiness, hooks, onFailure } = options;
  return [
    ...healthRoutes(readiness),
    metricsRoute(metrics),
    openApiRoute(),
    ...repositoryRoutes(control, events),
    ...changeRoutes(control),
    hookRoute(hooks, control, onFailure),
  ];
}
