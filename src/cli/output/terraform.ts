import { line as oneLine, ours } from '../../../base/text/index.js';
import type { TerraformEvent } from '../../terraform/index.js';
import type { Host } from '../host.js';
import { openPrinter, type Printer } from './io.js';

/** How much of a line of a log is shown, which somebody asked for who wants to know. */
const mostOfLogLine = 8_000;

/** Prints what Terraform tells of its progress. Its plan is shown as osmops' own view, and its diagnostics are by themselves. */
export function printProgress(event: TerraformEvent, { line }: Printer): void {
  const text = textOfProgress(event);
  if (text !== undefined && text !== '') line(text);
}

function textOfProgress(event: TerraformEvent): string | undefined {
  switch (event.type) {
    case 'refresh_start':
    case 'apply_start':
    case 'apply_progress':
    case 'apply_complete':
    case 'apply_errored':
    case 'log':
      return event['@message'];
    case 'change_summary':
      return event.changes.operation === 'plan' ? undefined : event['@message'];
    case 'other':
      return event.line;
    default:
      return undefined;
  }
}

/** Prints lines of the logs of Terraform and of the provider on standard error, with `--json` too. */
export function printLogLine({ stderr, env }: Host): (line: string) => void {
  const { line } = openPrinter(stderr, env, false);
  return (row) => line(ours(oneLine(row, mostOfLogLine)));
}
