import { describeEvent } from '../../poller/view/describe-event.js';
import type { EventView } from '../../poller/view/event.js';
import { severities } from '../../poller/view/severity.js';
import type { Printer } from '../output/io.js';
import { printable } from '../output/printable.js';

/** Prints an event in one line, and below it what to do about an error. */
export function printEvent(event: EventView, { line, colours }: Printer): void {
  const severity = severities[event.kind];
  const text = printable(describeEvent(event)).replaceAll('\n', ' ');
  const shown = severity === 'error' ? colours.red(text) : severity === 'warn' ? colours.yellow(text) : text;
  line(`${colours.dim(printable(event.at))}  ${shown}`);
  if (event.error !== undefined) line(`    ${printable(event.error.remedy)}`);
}
