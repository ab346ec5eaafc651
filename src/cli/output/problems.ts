import { join, relative } from 'node:path';
import { formatPlace } from '../../../provider/errors/index.js';
import type { Problem } from '../../repository/index.js';
import type { Printer } from './io.js';
import { printable } from './printable.js';

/** Prints each problem as `file:line:column: error: message [code]` and its remedy; files relative to `cwd`. */
export function printProblems(
  problems: readonly Problem[],
  root: string,
  cwd: string,
  printer: Printer,
): void {
  const { bold, red, yellow, dim } = printer.colours;
  for (const { severity, code, message, remedy, place } of problems) {
    const file = relative(cwd, join(root, place.file)) || '.';
    const label = severity === 'error' ? red('error:') : yellow('warning:');
    const where = bold(printable(formatPlace({ ...place, file })));
    printer.line(`${where}: ${label} ${printable(message)} ${dim(`[${code}]`)}`);
    printer.line(`  ${printable(remedy)}`);
  }
}

/** How many problems of each kind there are. */
export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}
