import { z } from 'zod';
import { version } from '../../../../provider/version.js';
import type { Access, Documented, Operation, QueryParameter } from '../operation.js';
import { operations } from '../operations.js';
import { namedSchemas, refusalSchema } from '../schemas.js';

const accessNotes: Record<Access, string | undefined> = {
  open: undefined,
  read: 'Over TCP beyond the own computer it needs the bearer token.',
  change: 'Over TCP it needs the bearer token.',
  signed: 'Needs the signature or the token of the webhook, in the header of its provider.',
};

/** The OpenAPI 3.1 description of what the server serves. */
export function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values<Operation>(operations)) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'osmops poller',
      version,
      description: 'What a running `osmops watch` tells of its repositories, and what it can be asked for.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'http://127.0.0.1:8080' }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function describe({ id, summary, path, access, query = [], body, answers }: Operation) {
  const description = accessNotes[access];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === 'change' ? { security: [{ token: [] }] } : {}),
    ...(access === 'read' ? { security: [{}, { token: [] }] } : {}),
    parameters: [...names.map(pathParameter), ...query.map(queryParameter)],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: reference(body) } } } }),
    responses: {
      ...responses(answers),
      default: {
        description: 'It was refused, or failed.',
        content: { 'application/json': { schema: reference(refusalSchema) } },
      },
    },
  };
}

function pathParameter(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

function queryParameter({ name, description, schema }: QueryParameter) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { name, in: 'query', description, schema: rest };
}

/** One of each status; several media types of a status come together in it. */
function responses(answers: readonly Documented[]) {
  const byStatus: Record<string, { readonly description: string; readonly content: Record<string, object> }> =
    {};
  for (const { status, description, contentType, schema } of answers) {
    const content = {
      [contentType]: { schema: schema === undefined ? { type: 'string' } : reference(schema) },
    };
    byStatus[status] = { description, content: { ...byStatus[status]?.content, ...content } };
  }
  return byStatus;
}

function reference(schema: z.ZodType): { readonly $ref: string } {
  const found = Object.entries(namedSchemas).find(([, named]) => named === schema);
  if (found === undefined) throw new Error('a schema of the API has no name in namedSchemas');
  return { $ref: uri(found[0]) };
}

function uri(name: string): string {
  return `#/components/schemas/${name}`;
}

function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri, io: 'input' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema]),
  );
}
