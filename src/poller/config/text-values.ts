import { z } from 'zod';
import { duration, durationMs } from '../../../provider/resources/duration.js';

/** A length of time, in milliseconds. */
export const milliseconds = duration.transform(durationMs);

/** A length of time of at least a second, in milliseconds. */
export const positiveMilliseconds = milliseconds.refine((ms) => ms > 0, 'must be longer than 0s');

/** `true` or `false`. */
export const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

/** A whole number that is not less than `least`. */
export function wholeNumber(least: number) {
  const message = `must be a whole number, ${least} or more`;
  return z
    .string(message)
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= least, message);
}
