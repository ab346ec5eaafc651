import { formatPlace } from '../../../provider/errors/index.js';
import type { PollerEvent } from '../../poller/index.js';
import type { Printer } from './io.js';
import { printable } from './printable.js';

/** Prints an event of the poller on one line. */
export function printPollerEvent(event: PollerEvent, { colours, line }: Printer): void {
  const { at, repository, kind } = event;
  const revision = 'revision' in event ? ` ${event.revision.commit.slice(0, 8)}` : '';
  const details = detailsOf(event).map(printable).join('; ');
  line(`${at} ${colours.bold(repository)} ${kind}${revision}${details === '' ? '' : `: ${details}`}`);
}

function detailsOf(event: PollerEvent): string[] {
  return [
    ...('reason' in event ? [event.reason] : []),
    ...('cause' in event ? [event.cause] : []),
    ...('summary' in event ? [summaryText(event.summary)] : []),
    ...('drift' in event ? [event.drift.map(({ address }) => address).join(', ')] : []),
    ...('error' in event ? [errorText(event.error)] : []),
    ...('retryAt' in event && event.retryAt !== undefined ? [`again at ${event.retryAt}`] : []),
  ];
}

function summaryText({
  add,
  change,
  replace,
  destroy,
}: Extract<PollerEvent, { kind: 'planned' }>['summary']) {
  return `${add} to add, ${change} to change, ${replace} to replace, ${destroy} to destroy`;
}

function errorText({ code, message, remedy, place }: Extract<PollerEvent, { kind: 'stopped' }>['error']) {
  const where = formatPlace(place);
  return `${where === '' ? '' : `${where}: `}${message} [${code}] ${remedy}`;
}
