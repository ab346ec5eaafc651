import { z } from 'zod';
import { type Attribute, terraform } from '../../provider/plugin/definition/attribute.js';
import { isNormal, notNormal } from './text-fields.js';

/** A field of a file that is a required attribute of a resource. */
export function requiredField<S extends z.ZodType>(
  attribute: Attribute<S, 'required'>,
  description = attribute[terraform].description,
) {
  return attribute.refine(hasNormalTexts, notNormal).meta({ description });
}

/** A field of a file that is an optional attribute of a resource. */
export function optionalField<S extends z.ZodType>(
  attribute: Attribute<z.ZodNullable<S>, 'optional'>,
  description = attribute[terraform].description,
) {
  return attribute.unwrap().refine(hasNormalTexts, notNormal).optional().meta({ description });
}

/** A field that is an attribute of whole numbers; in a file it is a text as every other. */
export function wholeNumberField({ [terraform]: { description } }: Attribute) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, 'must be a whole number')
    .transform(Number)
    .optional()
    .meta({ description, type: ['integer', 'string'] });
}

/** Terraform would bring every other text to the normal form, those inside of a value too. */
function hasNormalTexts(value: unknown): boolean {
  return isNormal(JSON.stringify(value));
}
