import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { version } from '../../../provider/version.js';
import type { Poller } from '../poller.js';
import type { EventSource } from '../run/event-hub.js';
import type { PollerControl } from '../types.js';
import { countEvents, type Measured } from './event-metrics.js';
import { measureLoad } from './load-metrics.js';
import { measureStatus } from './status-metrics.js';

/** The figures in Prometheus' text format. */
export interface MetricsText {
  readonly contentType: string;
  text(): Promise<string>;
}

/**
 * Figures of a poller, by the conventions of Prometheus. Their labels are the repositories of the configuration, and words
 * of closed sets: their number is bounded.
 */
export function createMetrics(
  repositories: readonly Measured[],
  poller: Pick<Poller, 'load'> & { readonly control: Pick<PollerControl, 'status'> },
  events: EventSource,
): MetricsText {
  const register = new Registry();
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'osmops_build_info',
    help: 'Always 1; the labels say what runs.',
    labelNames: ['version', 'node_version'],
    registers: [register],
  }).set({ version, node_version: process.versions.node }, 1);
  measureStatus(poller.control, register);
  measureLoad(poller, register);
  countEvents(repositories, events, register);
  return { contentType: register.contentType, text: () => register.metrics() };
}
