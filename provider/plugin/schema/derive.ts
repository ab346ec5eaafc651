import { core, object } from 'zod';
import { type Attribute, type Attributes, terraform } from '../definition/attribute.js';
import type { TerraformType } from '../wire/type.js';
import { formatPath, type Path } from './path.js';
import { type Field, type Fields, hasAttributes, type ObjectShape, type Shape } from './shape.js';

/**
 * Derives Terraform's view of a set of attributes from their zod schemas: `z.string`, enums and literals, `z.number`, `z.bigint`,
 * `z.boolean`, `z.array` (list), `z.set`, `z.record` (map), `z.object` (an object, or nested attributes where the parts
 * are attributes themselves) and `z.unknown` (dynamic: any type).
 *
 * Throws a TypeError on schemas that Terraform has no type for. Those that change a value are among them, because
 * what Terraform plans is what the configuration says.
 */
export function deriveBlock(attributes: Attributes): ObjectShape {
  const block = object(attributes);
  return objectShape(block, block, []);
}

function derive(schema: core.$ZodType, path: Path, check: core.$ZodType = schema): Shape {
  if (schema instanceof core.$ZodNullable || schema instanceof core.$ZodReadonly) {
    return derive(schema._zod.def.innerType, path, check);
  }
  const scalar = scalarKind(schema);
  if (scalar !== undefined) return { kind: scalar, type: scalar === 'integer' ? 'number' : scalar, check };
  if (schema instanceof core.$ZodArray) return collection('list', schema._zod.def.element, path, check);
  if (schema instanceof core.$ZodSet) return collection('set', schema._zod.def.valueType, path, check);
  if (schema instanceof core.$ZodRecord) return collection('map', schema._zod.def.valueType, path, check);
  if (schema instanceof core.$ZodObject) return objectShape(schema, check, path);
  return fail(path, `Terraform has no type for a zod schema of kind "${schema._zod.def.type}"`);
}

function scalarKind(schema: core.$ZodType): 'string' | 'number' | 'integer' | 'bool' | 'dynamic' | undefined {
  if (schema instanceof core.$ZodString || schema instanceof core.$ZodTemplateLiteral) return 'string';
  if (schema instanceof core.$ZodNumber) return 'number';
  if (schema instanceof core.$ZodBigInt) return 'integer';
  if (schema instanceof core.$ZodBoolean) return 'bool';
  if (schema instanceof core.$ZodUnknown || schema instanceof core.$ZodAny) return 'dynamic';
  if (schema instanceof core.$ZodEnum || schema instanceof core.$ZodLiteral) {
    return same([...schema._zod.values].map(literalKind));
  }
  return schema instanceof core.$ZodUnion ? same(schema._zod.def.options.map(scalarKind)) : undefined;
}

function literalKind(value: unknown): 'string' | 'number' | 'bool' | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'bool' : undefined;
}

function same<T>(kinds: readonly T[]): T | undefined {
  return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
}

function collection(
  kind: 'list' | 'set' | 'map',
  of: core.$ZodType,
  path: Path,
  check: core.$ZodType,
): Shape {
  const element = derive(of, [...path, '*']);
  if (element.kind !== 'object' && 'element' in element && hasAttributes(innermost(element))) {
    return fail(path, 'attributes may stand in a list, set or map, not in several within each other');
  }
  return { kind, type: [kind, element.type], element, check };
}

function innermost(shape: Shape): Shape {
  return 'element' in shape ? innermost(shape.element) : shape;
}

function objectShape(schema: core.$ZodObject, check: core.$ZodType, path: Path): ObjectShape {
  const parts = Object.entries(schema._zod.def.shape);
  const fields: Fields = new Map(parts.map(([name, part]) => [name, field(part, [...path, name])]));
  const facts = [...fields.values()].map((one) => one.facts !== undefined);
  if (same(facts) === undefined && facts.length > 0) {
    return fail(path, 'either all parts of an object are attributes or none is');
  }
  const types = [...fields].map(([name, one]): [string, TerraformType] => [name, one.shape.type]);
  return { kind: 'object', type: ['object', Object.fromEntries(types)], fields, check };
}

function field(schema: core.$ZodType, path: Path): Field {
  return { shape: derive(schema, path), facts: isAttribute(schema) ? schema[terraform] : undefined };
}

function isAttribute(schema: core.$ZodType): schema is Attribute {
  return terraform in schema;
}

function fail(path: Path, problem: string): never {
  throw new TypeError(`attribute ${formatPath(path)}: ${problem}`);
}
