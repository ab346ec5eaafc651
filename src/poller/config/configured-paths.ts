import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { pathMark } from '../path-setting.js';
import { configSchema } from './schema.js';

/** A file or folder that a configuration names. */
export interface ConfiguredPath {
  /** Where it stands in the configuration: `['http', 'tokenFile']`. */
  readonly at: readonly (string | number)[];
  /** Absolute. */
  readonly path: string;
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

/**
 * Every file and folder that a configuration names, as the schema marks them: a key that is new is found by its mark.
 *
 * @param view The configuration as it was read, which fits the schema.
 * @param folder That of the configuration file: what relative paths start from.
 */
export function configuredPaths(view: unknown, folder: string): readonly ConfiguredPath[] {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
  const found = new Map<string, ConfiguredPath>();
  for (const { at, path } of pathsIn(schema, view, [])) {
    found.set(JSON.stringify(at), { at, path: resolve(folder, path) });
  }
  return [...found.values()];
}

function* pathsIn(
  schema: JsonSchema | undefined,
  value: unknown,
  at: ConfiguredPath['at'],
): Generator<ConfiguredPath> {
  if (typeof schema !== 'object') return;
  // The only reference is to what Terraform's backends take: no schema of ours says which of their texts is a path.
  if (schema.$ref !== undefined) yield* absoluteTexts(value, at);
  if (typeof value === 'string' && schema.format === pathMark.format) yield { at, path: value };
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) yield* pathsIn(one, value, at);
  for (const [key, member] of membersOf(value)) {
    const inner =
      typeof key === 'number' ? itemsOf(schema) : (schema.properties?.[key] ?? schema.additionalProperties);
    yield* pathsIn(inner, member, [...at, key]);
  }
}

function itemsOf({ items }: Exclude<JsonSchema, boolean>): JsonSchema | undefined {
  return Array.isArray(items) ? items[0] : items;
}

function* absoluteTexts(value: unknown, at: ConfiguredPath['at']): Generator<ConfiguredPath> {
  if (typeof value === 'string' && isAbsolute(value)) yield { at, path: value };
  for (const [key, member] of membersOf(value)) yield* absoluteTexts(member, [...at, key]);
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
