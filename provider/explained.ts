import { type ErrorCode, type ErrorPlace, errorCodes } from './errors/index.js';

// An error goes from the provider through Terraform as the text of a diagnostic. Both directions stand here, so that what people and
// programs are told at the end is what was said at the beginning.

/** An error as a diagnostic carries it beside its message. */
export interface Explained {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly place: ErrorPlace;
}

/** The detail of a diagnostic: what to do, where, and the code, each on lines of its own. */
export function explainedText(
  remedy: string,
  place: string,
  operation: string | undefined,
  code: ErrorCode,
): string {
  return [
    remedy,
    ...(place === '' ? [] : [`At ${place}.`]),
    ...(operation === undefined ? [] : [`Operation ${operation}.`]),
    `(${code})`,
  ].join('\n');
}

/** What a detail that {@link explainedText} made says; undefined for any other. */
export function readExplained(detail: string): Explained | undefined {
  const lines = detail.trimEnd().split('\n');
  const code = /^\(([a-z0-9-]+)\)$/.exec(lines.pop() ?? '')?.[1];
  if (code === undefined || !isCode(code)) return undefined;
  const operation = takeLast(lines, /^Operation (\S+)\.$/);
  const at = takeLast(lines, /^At (.+)\.$/);
  const [, file, line, column] = /^(.+?)(?::(\d+))?(?::(\d+))?$/.exec(at ?? '') ?? [];
  return {
    code,
    remedy: lines.join('\n'),
    place: {
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line: Number(line) }),
      ...(column !== undefined && { column: Number(column) }),
      ...(operation !== undefined && { operation }),
    },
  };
}

/** The part of the last line that a pattern takes, and the line with it. There is always one left: the remedy. */
function takeLast(lines: string[], pattern: RegExp): string | undefined {
  const found = lines.length > 1 ? pattern.exec(lines.at(-1) ?? '')?.[1] : undefined;
  if (found !== undefined) lines.pop();
  return found;
}

function isCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}
