import { shown } from '../../../base/text/index.js';
import type { Diagnostic } from '../../terraform/index.js';
import type { Printer } from './io.js';

/**
 * Prints one of Terraform's errors or warnings.
 *
 * @param before The word before the address: `with` among what else Terraform tells, which is how Terraform says it.
 */
export function printDiagnostic(
  { severity, summary, detail, address }: Diagnostic,
  printer: Printer,
  before: 'at' | 'with' = 'at',
): void {
  const { red, yellow } = printer.colours;
  const label = severity === 'error' ? red('Error:') : yellow('Warning:');
  printer.line(shown`${label} ${summary}`);
  if (address !== undefined) printer.line(shown`  ${before} ${address}`);
  printer.block(detail);
}
