import { message, shown } from '../../../base/text/index.js';
import { describeEvent } from '../../poller/view/describe-event.js';
import type { EventView } from '../../poller/view/event.js';
import { severities } from '../../poller/view/severity.js';
import type { Printer } from '../output/io.js';

/** Prints an event in one line, and below it what to do about an error. */
export function printEvent(event: EventView, { line, colours }: Printer): void {
  const severity = severities[event.kind];
  const text = message(describeEvent(event));
  const coloured =
    severity === 'error' ? colours.red(text) : severity === 'warn' ? colours.yellow(text) : text;
  line(shown`${colours.dim(event.at)}  ${coloured}`);
  if (event.error !== undefined) line(shown`    ${message(event.error.remedy)}`);
}
