import type { Operation } from '../records/operation.js';

/** As much of an operation as says that it is there. */
export type OperationOutline = Pick<Operation, 'id' | 'nsInstanceId' | 'startTime'>;

/** A key of a record in a list as OSM writes YAML (PyYAML's `safe_dump`, block style, indent 4), and what follows on its line. */
const keyLine = /^(-| ) {3}([A-Za-z_][\w-]*):(?: (.*))?$/;
/** An id as it is, or in quotes if it looked like something else. */
const idText = /^(?:'([\w.-]+)'|([\w.-]+))$/;
const secondsText = /^\d+(?:\.\d+)?$/;

/**
 * Reads the outlines of a list of operations in OSM's YAML, in which a record takes two thirds of the bytes of its JSON. Nested
 * values and texts of several lines stand further to the right, so a line with a key in the fifth column is a key of a record.
 *
 * @returns `undefined` if the text is not of that form, in any of its records: then it has to be asked for as JSON.
 */
export function readOutlines(text: string): readonly OperationOutline[] | undefined {
  if (/^--- \[\]\s*$/.test(text)) return [];
  const [start, ...lines] = text.split('\n');
  if (start !== '---') return undefined;
  const records: Map<string, string>[] = [];
  for (const line of lines) {
    const [, dash, key = '', value = ''] = keyLine.exec(line) ?? [];
    if (dash === '-') records.push(new Map());
    if (dash === undefined && /^\S/.test(line)) return undefined;
    if (dash !== undefined) records.at(-1)?.set(key, value);
  }
  const outlines = records.flatMap((record) => outlineOf(record) ?? []);
  return records.length > 0 && outlines.length === records.length ? outlines : undefined;
}

function outlineOf(record: ReadonlyMap<string, string>): OperationOutline | undefined {
  const id = idOf(record.get('id'));
  const nsInstanceId = idOf(record.get('nsInstanceId'));
  const startTime = record.get('startTime') ?? '';
  if (id === undefined || nsInstanceId === undefined || !secondsText.test(startTime)) return undefined;
  return { id, nsInstanceId, startTime: Number(startTime) };
}

function idOf(value = ''): string | undefined {
  const [, quoted, plain] = idText.exec(value) ?? [];
  return quoted ?? plain;
}
