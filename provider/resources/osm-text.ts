import { z } from 'zod';
import { holdsLogin } from '../../base/text/index.js';

/** The most of a text that OSM takes, in code points: Python, and so OSM, counts them, and JSON Schema does too. */
export const maxLength = 255;

const tooLong = `must be at most ${maxLength} characters long`;

/** Tells whether OSM finds a text short enough. */
export function fitsOsm(text: string): boolean {
  return [...text].length <= maxLength;
}

/** OSM's rule for names (`name_schema` in the NBI's validation.py). */
export const osmName = z
  .string()
  .regex(/^[^,;()'"]+$/, 'must not be empty nor hold any of , ; ( ) \' "')
  .refine(fitsOsm, tooLong)
  .meta({ maxLength });

/** OSM's rule for short texts (`string_schema` there). */
export const osmText = z.string().min(1).refine(fitsOsm, tooLong).meta({ maxLength });

/** OSM's rule for descriptions and addresses (`description_schema` there). */
export const osmDescription = z
  .string()
  .regex(/^[^'"]+$/, 'must not be empty nor hold quotes')
  .refine(fitsOsm, tooLong)
  .meta({ maxLength });

/** An address as OSM takes it, and as it may stand in plan and state: with no password in it. */
export const osmAddress = osmDescription.refine(
  (address) => !holdsLogin(address),
  'holds a password, which would be in plan and state',
);
