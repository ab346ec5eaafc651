import { z } from 'zod';
import { computed, optional, optionalComputed, required } from '../../../provider/plugin/index.js';
import { ExactNumber } from '../../../provider/plugin/wire/number.js';
import type { Value, ValueMap } from '../../../provider/plugin/wire/value.js';

const description = '';

const part = z.object({
  name: required(z.string().min(2), { description }),
  size: optional(z.number(), { description, forcesReplacement: true }),
  serial: computed(z.string(), { description }),
});

/** Attributes of every kind. */
export const attributes = {
  id: computed(z.string(), { description: 'The id.' }),
  name: required(z.string().max(5), { description: 'The name.', forcesReplacement: true }),
  color: optionalComputed(z.enum(['red', 'grey']), { description }),
  amount: optional(z.number(), { description }),
  whole: optional(z.bigint(), { description }),
  secret: optional(z.string(), { description, sensitive: true }),
  tags: optional(z.array(z.string()).max(2), { description }),
  ports: optional(z.set(z.number()), { description }),
  labels: optional(z.record(z.string(), z.string()), { description }),
  point: optional(z.object({ x: z.number(), y: z.number().nullable() }), { description }),
  extra: optional(z.unknown(), { description }),
  one: optional(part, { description }),
  parts: optional(z.array(part), { description }),
  bag: optional(z.set(part), { description }),
  shelf: optional(z.record(z.string(), part), { description }),
};

/** The values of a block in which everything that is not given is null. */
export function values(given: Record<string, Value>): ValueMap {
  return new Map(Object.keys(attributes).map((name) => [name, given[name] ?? null]));
}

/** The value of a `part`. */
export function partOf(name: Value, serial: Value = null, size: Value = null): ValueMap {
  return new Map([
    ['name', name],
    ['size', size],
    ['serial', serial],
  ]);
}

export function number(text: string): ExactNumber {
  return ExactNumber.parse(text);
}
