import { z } from 'zod';
import { duration, durationMs } from '../../../provider/resources/duration.js';

/** A path of a file or folder, as written. */
export const path = z.string('must be a text').min(1, 'must not be empty');

/** A length of time, in milliseconds. */
export const milliseconds = duration.transform(durationMs);

/** A length of time of at least a second, in milliseconds. */
export const positiveMilliseconds = milliseconds.refine((ms) => ms > 0, 'must be longer than 0s');

/** `true` or `false`. */
export const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');

/** A whole number, 0 included. */
export const wholeNumber = z
  .string('must be a whole number')
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);
