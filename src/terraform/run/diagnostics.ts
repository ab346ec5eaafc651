import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

const position = z.object({ line: z.int(), column: z.int() });

/** A diagnostic of Terraform's JSON output. The snippet of configuration that comes with it is left out. */
export const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning', 'unknown']).catch('unknown'),
  summary: z.string(),
  detail: z.string().default(''),
  /** The resource it is about, such as `osm_ns_instance.ldap`. */
  address: z.string().optional(),
  /** Where in the configuration; lines and columns are counted from 1. */
  range: z.object({ filename: z.string(), start: position, end: position }).optional(),
});

export type Diagnostic = z.infer<typeof diagnosticSchema>;

/**
 * The errors in Terraform's text for people, of which only the summaries can be told apart from the rest: the lines
 * that begin with `Error: `, within a box drawn around them or not.
 */
export function errorsInText(text: string): Diagnostic[] {
  const lines = stripVTControlCharacters(text).matchAll(/^(?:│ )?Error: (.+)$/gm);
  return Array.from(lines, ([, summary = '']) => ({
    severity: 'error',
    summary: summary.trim(),
    detail: '',
  }));
}
