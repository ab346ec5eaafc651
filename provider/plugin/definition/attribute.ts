import type { z } from 'zod';

/** Who sets an attribute: the configuration, the provider, or the provider where the configuration does not. */
export type Mode = 'required' | 'optional' | 'computed' | 'optional-computed';

/** What Terraform must know of an attribute beyond its type. */
export interface Facts {
  /** Markdown, shown by Terraform and in the reference pages. */
  readonly description: string;
  /** Terraform never shows the value. */
  readonly sensitive?: boolean;
  /** A changed value cannot be applied in place: the object is deleted and created anew. */
  readonly forcesReplacement?: boolean;
}

/** The key under which a zod schema carries its Terraform facts. */
export const terraform: unique symbol = Symbol('terraform');

/** A zod schema that knows its part in Terraform. `null` stands for "not set", as in Terraform. */
export type Attribute<S extends z.ZodType = z.ZodType, M extends Mode = Mode> = S & {
  readonly [terraform]: Facts & { readonly mode: M };
};

export type Attributes = Readonly<Record<string, Attribute>>;

/** The values of all attributes once everything is known: what the state holds. */
export type StateOf<A extends Attributes> = { [K in keyof A]: z.output<A[K]> };

/** Stands where Terraform does not know a value yet. */
export const unknown: unique symbol = Symbol('unknown');
export type Unknown = typeof unknown;

/** A value of which any part may be unknown. */
export type WithUnknown<T> =
  | Unknown
  | (T extends readonly (infer E)[]
      ? WithUnknown<E>[]
      : T extends ReadonlySet<infer E>
        ? Set<WithUnknown<E>>
        : T extends object
          ? { [K in keyof T]: WithUnknown<T[K]> }
          : T);

/** The values of a configuration or of a plan: any part may be unknown still. */
export type PlannedOf<A extends Attributes> = { [K in keyof A]: WithUnknown<z.output<A[K]>> };

/** An attribute that the configuration must set. */
export function required<S extends z.ZodType>(schema: S, facts: Facts): Attribute<S, 'required'> {
  return Object.assign(schema.clone(), { [terraform]: { ...facts, mode: 'required' as const } });
}

/** An attribute that the configuration may set; `null` if it does not. */
export function optional<S extends z.ZodType>(
  schema: S,
  facts: Facts,
): Attribute<z.ZodNullable<S>, 'optional'> {
  return Object.assign(schema.nullable(), { [terraform]: { ...facts, mode: 'optional' as const } });
}

/** An attribute that only the provider sets. */
export function computed<S extends z.ZodType>(
  schema: S,
  facts: Facts,
): Attribute<z.ZodNullable<S>, 'computed'> {
  return Object.assign(schema.nullable(), { [terraform]: { ...facts, mode: 'computed' as const } });
}

/** An attribute that the configuration may set and the provider otherwise fills in or keeps. */
export function optionalComputed<S extends z.ZodType>(
  schema: S,
  facts: Facts,
): Attribute<z.ZodNullable<S>, 'optional-computed'> {
  return Object.assign(schema.nullable(), { [terraform]: { ...facts, mode: 'optional-computed' as const } });
}
