import { Gauge, type Registry } from 'prom-client';
import type { Load, Poller } from '../poller.js';

/** How busy the poller is. */
export function measureLoad(poller: Pick<Poller, 'load'>, register: Registry): void {
  const gauge = (name: string, help: string, value: (load: Load) => number) =>
    new Gauge({
      name: `osmops_${name}`,
      help,
      registers: [register],
      collect() {
        this.set(value(poller.load()));
      },
    });
  gauge('repositories_running', 'Repositories that plan or apply.', ({ running }) => running);
  gauge('repositories_queued', 'Repositories that wait for others to end.', ({ queued }) => queued);
}
