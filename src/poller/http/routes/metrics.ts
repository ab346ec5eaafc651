import type { MetricsText } from '../../metrics/index.js';
import { operations } from '../operations.js';
import type { Route } from '../route.js';

/** What Prometheus scrapes. */
export function metricsRoute(metrics: MetricsText): Route {
  return {
    ...operations.metrics,
    handle: async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.text() }),
  };
}
