import { z } from 'zod';
import type { JsonObject } from '../../../provider/json/index.js';
import { unprocessable } from '../http/nbi-error.js';

// The basic shapes of OSM's own input checks.
export const name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^,;()'"]+$/);
export const shortName = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^,;().$'"]+$/);
export const text = z.string().min(1).max(255);
export const secret = z.string().min(1);
/** Never empty: an absent description is left out. */
export const description = z
  .string()
  .max(255)
  .regex(/^[^'"]+$/);
export const id = z.string().regex(/^[a-fA-F0-9]{8}(-[a-fA-F0-9]{4}){3}-[a-fA-F0-9]{12}$/);
export const count = z.number().int().min(1);
/** An object of whatever shape. */
export const anyObject = z.record(z.string(), z.unknown());

/** Whether an object says more than its key: OSM calls it `minProperties: 2`. */
export const hasContent = (value: object) => Object.keys(value).length >= 2;

/** Checks a body. Throws 422 with the first thing that is wrong: an unknown key, a missing one, a bad value. */
export function checkBody<T>(schema: z.ZodType<T>, body: JsonObject): T {
  const result = schema.safeParse(body, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw unprocessable(`Format error ${issue === undefined ? '' : describe(issue)}`);
}

function describe(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  if (missing) return `''${String(issue.path.at(-1))}' is a required property'`;
  const place = issue.path.length > 0 ? `at '${issue.path.join(':')}' ` : '';
  if (issue.code === 'unrecognized_keys') {
    return `${place}'Additional properties are not allowed ('${issue.keys[0]}' was unexpected)'`;
  }
  return `${place}'${issue.message}'`;
}
