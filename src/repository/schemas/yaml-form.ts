import { z } from 'zod';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What an empty value (`key:`) is to the reader of a file: as good as a key left out, or a fault. */
export type EmptyValue = 'left-out' | 'fault';

/**
 * The JSON Schema of a YAML file, as an editor needs it. The zod schemas check the source text of each scalar, an
 * editor what YAML makes of it: a text may be a number or a boolean there (`name: 123` is fine). A key that nothing
 * reads is marked, as `osmops validate` warns of it.
 */
export function yamlForm(schema: z.ZodObject, emptyValue: EmptyValue): JsonSchema {
  return inYaml(z.toJSONSchema(schema, { io: 'input' }), emptyValue);
}

function inYaml(schema: JsonSchema, emptyValue: EmptyValue): JsonSchema {
  const { type, properties, required = [], items, additionalProperties: values, anyOf } = schema;
  if (type === 'string') return { ...schema, type: ['string', 'number', 'boolean'] };
  const mayBeEmpty = (value: JsonSchema | boolean) => {
    const form = typeof value === 'object' ? inYaml(value, emptyValue) : value;
    return emptyValue === 'left-out' ? orNull(form) : form;
  };
  if (typeof items === 'object' && !Array.isArray(items)) return { ...schema, items: mayBeEmpty(items) };
  if (anyOf?.some((form) => typeof form === 'object' && form.type === 'string')) {
    return {
      ...schema,
      anyOf: anyOf.map((form) => (typeof form === 'object' ? inYaml(form, emptyValue) : form)),
    };
  }
  if (typeof values === 'object') return { ...schema, additionalProperties: inYaml(values, emptyValue) };
  if (properties === undefined) return schema;
  const forms = Object.entries(properties).map(([key, value]) => [
    key,
    required.includes(key) && typeof value === 'object' ? inYaml(value, emptyValue) : mayBeEmpty(value),
  ]);
  return { ...schema, properties: Object.fromEntries(forms), additionalProperties: false };
}

function orNull(schema: JsonSchema | boolean): JsonSchema | boolean {
  if (typeof schema === 'boolean' || schema.type === undefined) return schema;
  const types = [schema.type].flat();
  const values = schema.enum === undefined ? {} : { enum: [...schema.enum, null] };
  return { ...schema, ...values, type: types.includes('null') ? types : [...types, 'null'] };
}
