import type { core } from 'zod';
import type { Facts, Mode } from '../definition/attribute.js';
import type { TerraformType } from '../wire/type.js';

interface Part<Kind> {
  readonly kind: Kind;
  /** The zod schema that this was derived from: it checks values. */
  readonly check: core.$ZodType;
  readonly type: TerraformType;
}

/** A zod schema as Terraform sees it. `integer` is a number that the provider handles as a bigint. */
export type Shape =
  | Part<'string' | 'number' | 'integer' | 'bool' | 'dynamic'>
  | (Part<'list' | 'set' | 'map'> & { readonly element: Shape })
  | ObjectShape;

export interface ObjectShape extends Part<'object'> {
  readonly fields: Fields;
}

export interface Field {
  readonly shape: Shape;
  /** Absent in objects whose parts Terraform does not know as attributes. */
  readonly facts: (Facts & { readonly mode: Mode }) | undefined;
}

export type Fields = ReadonlyMap<string, Field>;

export function isComputed(field: Field): boolean {
  return field.facts?.mode === 'computed' || field.facts?.mode === 'optional-computed';
}

/** Tells whether the parts of an object are attributes of their own. */
export function hasAttributes(shape: Shape): shape is ObjectShape {
  return shape.kind === 'object' && [...shape.fields.values()].some((field) => field.facts !== undefined);
}
