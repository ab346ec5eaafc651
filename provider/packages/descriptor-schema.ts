import { z } from 'zod';
import { isLosslessNumber } from '../json/index.js';

const scalar = z.union([z.string(), z.number(), z.custom(isLosslessNumber)], {
  error: (issue) => (issue.input === undefined ? 'is missing' : 'must be a text'),
});

/** A text of a descriptor. OSM turns numbers into text, so `id: 1` is an id too. */
export const text = scalar.transform(String).pipe(z.string().min(1, 'must not be empty'));

export const optionalText = text.nullish();

/** A list that may be left out, or be null. */
export function optionalList<T extends z.ZodType>(item: T) {
  return z
    .array(item, 'must be a list')
    .nullish()
    .transform((items) => items ?? []);
}

/** A mapping of which only some keys matter. */
export function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape, 'must be a mapping');
}
