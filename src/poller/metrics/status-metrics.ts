import { Gauge, type Registry } from 'prom-client';
import type { PollerControl, RepositoryStatus } from '../types.js';
import { phases } from '../words.js';

/** Gauges that are read off the repositories' status when they are asked for. */
export function measureStatus(control: Pick<PollerControl, 'status'>, register: Registry): void {
  const gauge = (name: string, help: string, value: (status: RepositoryStatus) => number | undefined) =>
    new Gauge({
      name: `osmops_${name}`,
      help,
      labelNames: ['repository'],
      registers: [register],
      collect() {
        this.reset();
        for (const status of control.status()) {
          const measured = value(status);
          if (measured !== undefined) this.set({ repository: status.name }, measured);
        }
      },
    });
  gauge(
    'drifted_resources',
    'Resources that are not as the last apply left them.',
    ({ drift }) => drift.length,
  );
  gauge('instances_not_ready', 'NS instances that are not READY.', ({ notReady }) => notReady.length);
  gauge(
    'begun_unresolved',
    'Objects that an apply began which was cut off, and that a person has to deal with.',
    ({ begun }) => begun.length,
  );
  gauge('approval_pending', '1 while a plan waits for approval.', ({ approval }) =>
    Number(Boolean(approval)),
  );
  gauge('suspended', '1 while the repository is suspended.', ({ suspended }) => Number(suspended));
  gauge('last_applied_timestamp_seconds', 'When a revision was applied last.', ({ applied }) =>
    applied === undefined ? undefined : Date.parse(applied.appliedAt) / 1000,
  );
  gauge('next_run_timestamp_seconds', 'When the remote is looked at next.', ({ nextRunAt }) =>
    nextRunAt === undefined ? undefined : Date.parse(nextRunAt) / 1000,
  );
  new Gauge({
    name: 'osmops_trouble_since_timestamp_seconds',
    help: 'Since when something keeps the repository from being as it is to be, by what it is about and the code of its error.',
    labelNames: ['repository', 'about', 'code'],
    registers: [register],
    collect() {
      this.reset();
      for (const { name, troubles } of control.status()) {
        for (const { about, code, since } of troubles) {
          this.set({ repository: name, about, code }, Date.parse(since) / 1000);
        }
      }
    },
  });
  new Gauge({
    name: 'osmops_repository_phase',
    help: '1 for the phase that the repository is in, 0 for the others.',
    labelNames: ['repository', 'phase'],
    registers: [register],
    collect() {
      this.reset();
      for (const status of control.status()) {
        for (const phase of phases) {
          this.set({ repository: status.name, phase }, Number(phase === status.phase));
        }
      }
    },
  });
}
