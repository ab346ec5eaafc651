import { shownJson } from '../../../base/text/index.js';

/** What a template can name of an event. A field that an event does not have is empty. */
export const fieldNames = [
  'repository',
  'event',
  'severity',
  'title',
  'message',
  'at',
  'reconcileId',
  'commit',
  'ref',
  'author',
  'subject',
  'code',
  'remedy',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** The values of an event, by field. */
export type Fields = Readonly<Record<FieldName, string>>;

const placeholder = /\{\{\s*(.*?)\s*\}\}/g;

/** What a template names that is no field. */
export function unknownFields(template: string): string[] {
  return [...template.matchAll(placeholder)].flatMap(([, name = '']) => (isFieldName(name) ? [] : [name]));
}

/** What a template becomes, and its media type. */
export interface Rendered {
  readonly body: string;
  readonly contentType: 'application/json' | 'text/plain; charset=utf-8';
}

/**
 * Puts an event's values into a template. In one that is a JSON document they go into its texts, so that no value can
 * change its structure; any other template becomes a plain text.
 */
export function render(template: string, fields: Fields): Rendered {
  const fill = (text: string) =>
    text.replace(placeholder, (whole, name: string) => (isFieldName(name) ? fields[name] : whole));
  const document = parseDocument(template);
  if (document === undefined) return { body: fill(template), contentType: 'text/plain; charset=utf-8' };
  return { body: shownJson(fillTexts(document, fill)), contentType: 'application/json' };
}

function parseDocument(template: string): object | undefined {
  try {
    const document: unknown = JSON.parse(template);
    return typeof document === 'object' && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

function fillTexts(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((item) => fillTexts(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillTexts(item, fill)]));
}

function isFieldName(name: string): name is FieldName {
  return fieldNames.some((known) => known === name);
}
