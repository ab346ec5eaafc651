import type { z } from 'zod';
import { OsmopsError } from '../errors/index.js';
import type { JsonObject } from '../json/index.js';

/** A descriptor's model, or a `package-invalid` error that names every field in which it is not one. */
export function parseDescriptor<T>(noun: 'VNFD' | 'NSD', schema: z.ZodType<T>, descriptor: JsonObject): T {
  const parsed = schema.safeParse(descriptor);
  if (parsed.success) return parsed.data;
  throw new OsmopsError({
    code: 'package-invalid',
    message: `This is no ${noun}: ${parsed.error.issues.map(describeIssue).join('; ')}.`,
    remedy: `Correct the ${noun}.`,
  });
}

/** What is wrong in one field, as the clause of a sentence. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.length === 0 ? 'the descriptor' : `'${issue.path.join('.')}'`;
  return `${field} ${issue.message}`;
}
