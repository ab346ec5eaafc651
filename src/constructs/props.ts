import type { z } from 'zod';
import type { Attribute, Attributes, Mode } from '../../provider/plugin/definition/index.js';
import { deriveBlock } from '../../provider/plugin/schema/derive.js';
import type { Fields, Shape } from '../../provider/plugin/schema/shape.js';
import { camelCase } from '../repository/camel-case.js';
import type { IResolvable } from './cdktf.js';

/** `nsd_name` as a construct has it: `nsdName`. */
export type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** One of these texts, which an editor offers, or a reference, which is a text to TypeScript as well. */
export type OneOf<T extends string> = T | (string & Record<never, never>);

/**
 * A value as a construct takes it: nested names in camel case, what may be null may be left out, and a reference to
 * another resource wherever a value may stand.
 */
export type PropValue<T> = T extends string
  ? string
  : T extends number | bigint
    ? number
    : T extends readonly (infer E)[]
      ? readonly PropValue<E>[] | IResolvable
      : T extends object
        ? string extends keyof T
          ? Readonly<Record<string, PropValue<T[keyof T]>>> | IResolvable
          : PropObject<T>
        : T | IResolvable;

type PropObject<T> = {
  readonly [K in keyof T & string as null extends T[K] ? never : Camel<K>]: PropValue<T[K]>;
} & {
  readonly [K in keyof T & string as null extends T[K] ? Camel<K> : never]?:
    | PropValue<NonNullable<T[K]>>
    | undefined;
};

type ModeOf<A> = A extends Attribute<z.ZodType, infer M> ? M : never;

/** Names of the attributes whose mode is one of `M`. */
type NamesOf<A extends Attributes, M extends Mode> = {
  [K in keyof A & string]: ModeOf<A[K]> extends M ? K : never;
}[keyof A & string];

/** The props of a resource's construct, as its schema has them: computed attributes are left out. */
export type PropsOf<A extends Attributes> = {
  readonly [K in NamesOf<A, 'required'> as Camel<K>]: PropValue<z.output<A[K]>>;
} & {
  readonly [K in NamesOf<A, 'optional' | 'optional-computed'> as Camel<K>]?:
    | PropValue<NonNullable<z.output<A[K]>>>
    | undefined;
};

/** The fields of the schemas met so far: a stack may have thousands of resources of one schema. */
const knownFields = new WeakMap<Attributes, Fields>();

function fieldsOf(attributes: Attributes): Fields {
  const fields = knownFields.get(attributes) ?? deriveBlock(attributes).fields;
  knownFields.set(attributes, fields);
  return fields;
}

/** The props that a schema knows, under Terraform's names; whatever else stands in `props` is left out. */
export function toTerraformAttributes(attributes: Attributes, props: object): Record<string, unknown> {
  return withTerraformNames(props, fieldsOf(attributes));
}

function withTerraformNames(props: object, fields: Fields): Record<string, unknown> {
  const known = settableByProp(fields);
  const attributes: [string, unknown][] = [];
  for (const [prop, value] of Object.entries(props)) {
    const field = known.get(prop);
    if (field !== undefined && value !== undefined) {
      attributes.push([field.name, terraformValue(value, field.shape)]);
    }
  }
  return Object.fromEntries(attributes);
}

/** What a configuration may set, by the names of props; worked out once a schema. */
const knownProps = new WeakMap<
  Fields,
  ReadonlyMap<string, { readonly name: string; readonly shape: Shape }>
>();

function settableByProp(fields: Fields) {
  const known = knownProps.get(fields);
  if (known !== undefined) return known;
  const settable = [...fields].filter(([, { facts }]) => facts?.mode !== 'computed');
  const byProp = new Map(settable.map(([name, { shape }]) => [camelCase(name), { name, shape }]));
  knownProps.set(fields, byProp);
  return byProp;
}

/** A value with the names of nested attributes as Terraform has them. The keys of a map are data and stay. */
function terraformValue(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) {
    return 'element' in shape ? value.map((item) => terraformValue(item, shape.element)) : value;
  }
  if (!isPlainObject(value)) return value;
  if (shape.kind === 'object') return withTerraformNames(value, shape.fields);
  if (shape.kind !== 'map') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, terraformValue(item, shape.element)]),
  );
}

/** Tells a value that was written down from what has a class of its own, which is CDKTF's to resolve. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
