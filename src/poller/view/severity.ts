import type { PollerEvent } from '../types.js';

export type Severity = 'debug' | 'info' | 'warn' | 'error';

/** How much an event matters: `warn` wants a look, `error` somebody's work. */
export const severities: Readonly<Record<PollerEvent['kind'], Severity>> = {
  'revision-seen': 'info',
  'revision-irrelevant': 'info',
  'revision-refused': 'error',
  'fetch-failed': 'warn',
  'reconcile-started': 'info',
  'begun-found': 'info',
  'begun-unresolved': 'warn',
  warned: 'warn',
  planned: 'info',
  'approval-needed': 'warn',
  rejected: 'info',
  'apply-started': 'info',
  applied: 'info',
  ready: 'info',
  'reconcile-failed': 'error',
  'drift-found': 'warn',
  'drift-gone': 'info',
  suspended: 'info',
  resumed: 'info',
  stopped: 'error',
  'notification-failed': 'warn',
};
