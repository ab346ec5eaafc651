import type { Diagnostic } from '../../terraform/index.js';
import type { Printer } from './io.js';
import { printable } from './printable.js';

/** Prints one of Terraform's errors or warnings, for a run whose own output is not shown. */
export function printDiagnostic({ severity, summary, detail, address }: Diagnostic, printer: Printer): void {
  const { red, yellow } = printer.colours;
  const label = severity === 'error' ? red('Error:') : yellow('Warning:');
  printer.line(`${label} ${printable(summary)}`);
  if (address !== undefined) printer.line(`  at ${printable(address)}`);
  for (const line of printable(detail)
    .split('\n')
    .filter((text) => text !== ''))
    printer.line(`  ${line}`);
}
