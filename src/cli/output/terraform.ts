import { line as oneLine, ours, type Shown, shown } from '../../../base/text/index.js';
import type { TerraformEvent } from '../../terraform/index.js';
import type { Host } from '../host.js';
import { type Colours, openPrinter, type Printer } from './io.js';

/** How much of a line of a log is shown, which somebody asked for who wants to know. */
const mostOfLogLine = 8_000;

/** The sign of a line of a plan that says what becomes of what stands there, and the blanks before it. */
const planSign = /^( *)(\+\/-|-\/\+|<=|[-+~])(?= )/;

/** Prints Terraform's text of a plan: each line is one of ours, whatever the values in it hold, and coloured by its sign. */
export function printPlan(text: string, { line, colours }: Printer): void {
  line();
  for (const row of text.trim().split('\n')) line(coloured(oneLine(row), colours));
}

function coloured(row: string, { bold, red, green, yellow }: Colours): Shown {
  const [whole = '', blanks = '', sign = ''] = planSign.exec(row) ?? [];
  if (sign === '') return /^(?: *# |Plan:|No changes\.)/.test(row) ? bold(row) : ours(row);
  const colour = { '+': green, '~': yellow }[sign] ?? red;
  return shown`${ours(blanks)}${colour(sign)}${ours(row.slice(whole.length))}`;
}

/** Prints what Terraform tells of its progress. Its plan is printed as a whole, and its diagnostics are by themselves. */
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
