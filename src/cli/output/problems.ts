import { relative, resolve } from 'node:path';
import { message as messageOf, shown } from '../../../base/text/index.js';
import { formatPlace } from '../../../provider/errors/index.js';
import type { Problem, RepositoryReading } from '../../repository/index.js';
import type { Printer } from './io.js';
import type { SourceFile } from './source/source-file.js';

/**
 * Prints each problem of a repository as `file:line:column: error: message [code]`, the line with a mark under the
 * place, and the remedy; files relative to `cwd`. No line of the connection file is printed: it holds a password.
 */
export async function printProblems(
  { problems, connectionFile }: Pick<RepositoryReading, 'problems' | 'connectionFile'>,
  root: string,
  cwd: string,
  printer: Printer,
): Promise<void> {
  if (problems.length === 0) return;
  const { openSource } = await import('./source/source-file.js');
  let path: string | undefined;
  let source: SourceFile | undefined;
  for (const problem of problems) {
    const { file, line } = problem.place;
    if (line !== undefined && path !== resolve(root, file)) {
      path = resolve(root, file);
      source = await openSource(path, connectionFile);
    }
    printProblem(problem, relative(cwd, resolve(root, file)) || '.', source, printer);
  }
}

function printProblem(
  { severity, code, message, remedy, place }: Problem,
  file: string,
  source: SourceFile | undefined,
  { colours, line }: Printer,
): void {
  const colour = severity === 'error' ? colours.red : colours.yellow;
  const where = colours.bold(formatPlace({ ...place, file }));
  line(shown`${where}: ${colour(`${severity}:`)} ${messageOf(message)} ${colours.dim(`[${code}]`)}`);
  const { line: row, column } = place;
  const excerpt = row === undefined || column === undefined ? undefined : source?.excerptAt(row, column);
  if (excerpt !== undefined) line(shown`    ${excerpt.text}\n    ${colour(excerpt.marks)}`);
  line(shown`  ${messageOf(remedy)}`);
}

/** How many problems of each kind there are. */
export function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}
