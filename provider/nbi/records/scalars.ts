import { z } from 'zod';
import { isLosslessNumber, type Json, type JsonObject } from '../../json/index.js';

/** Epoch seconds with a fraction, as all of OSM's times are. */
export const seconds = z.custom<Json>(isNumeric, 'must be a number').transform(Number);

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || isLosslessNumber(value);
}

/** A text that may be missing or null. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** A JSON object, kept as it is. Only for values out of `parseExact`. */
export const jsonObject = z.custom<JsonObject>(isObject, 'must be an object');

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}
