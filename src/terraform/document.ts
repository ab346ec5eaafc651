import { z } from 'zod';
import { OsmopsError } from '../../provider/errors/index.js';
import { type Json, parseExact } from '../../provider/json/index.js';

/** A value of a resource's attribute, or of what Terraform says about one. Numbers keep all their digits. */
export const json = z.custom<Json>((value) => value !== undefined);

/**
 * Reads a JSON document of Terraform.
 *
 * @throws OsmopsError `terraform-failed` if it has another form than the schema says.
 */
export function parseDocument<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  text: string,
): z.output<Schema> {
  try {
    return schema.parse(parseExact(text));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new OsmopsError({
      code: 'terraform-failed',
      message: `Terraform's JSON of the ${name} could not be understood: ${problem}`,
      remedy: 'Use a released version 1 of Terraform or OpenTofu; OSMOPS_TERRAFORM names the executable.',
      cause,
    });
  }
}
