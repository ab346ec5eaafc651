import type { z } from 'zod';
import {
  type Attribute,
  type Attributes,
  type Mode,
  terraform,
} from '../../provider/plugin/definition/index.js';

/** `nsd_name` as a construct has it: `nsdName`. */
export type Camel<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

/** A value as a construct takes it: nested names in camel case, what may be null may be left out. */
export type PropValue<T> = T extends readonly (infer E)[]
  ? readonly PropValue<E>[]
  : T extends object
    ? PropObject<T>
    : T;

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

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The props that a schema knows, under Terraform's names; whatever else stands in `props` is left out. */
export function toTerraformAttributes(attributes: Attributes, props: object): Record<string, unknown> {
  const given = new Map(Object.entries(props));
  const settable = Object.entries(attributes).filter(
    ([, attribute]) => attribute[terraform].mode !== 'computed',
  );
  const entries = settable.map(([name]) => [name, withTerraformNames(given.get(camel(name)))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function withTerraformNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTerraformNames);
  // Only plain objects are nested attributes; what has a class of its own is CDKTF's to resolve.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [snake(name), withTerraformNames(inner)]),
  );
}
