import { describeEvent } from '../view/describe-event.js';
import type { EventView } from '../view/event.js';
import { severities } from '../view/severity.js';
import type { Fields } from './template.js';

/** The values of an event for a template. */
export function fieldsOf(event: EventView): Fields {
  const { repository, kind, at, reconcileId = '', revision, error } = event;
  return {
    repository,
    event: kind,
    severity: severities[kind],
    title: `${repository}: ${titles[kind]}`,
    message: describeEvent(event),
    at,
    reconcileId,
    commit: revision?.commit ?? '',
    ref: revision?.ref ?? '',
    author: revision?.author ?? '',
    subject: revision?.subject ?? '',
    code: error?.code ?? '',
    remedy: error?.remedy ?? '',
  };
}

const titles: Readonly<Record<EventView['kind'], string>> = {
  'revision-seen': 'new revision',
  'revision-irrelevant': 'nothing relevant changed',
  'revision-refused': 'revision refused',
  'fetch-failed': 'remote cannot be read',
  'reconcile-started': 'planning',
  'begun-found': 'taken up again',
  'begun-unresolved': 'begun and not dealt with',
  warned: 'warnings',
  planned: 'planned',
  'approval-needed': 'approval needed',
  rejected: 'plan rejected',
  'apply-started': 'applying',
  applied: 'applied',
  ready: 'ready',
  'reconcile-failed': 'failed',
  'drift-found': 'drift found',
  'drift-gone': 'drift gone',
  suspended: 'suspended',
  resumed: 'resumed',
  stopped: 'stopped',
  'notification-failed': 'notification failed',
};
