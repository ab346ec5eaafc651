import { z } from 'zod';
import { optionalText } from './scalars.js';

/** The answer to a creation: OSM's id of what was made. */
export const createdSchema = z.object({ id: z.string() });

/** The answer to the creation of an NS instance, which is instantiated at once. */
export const createdNsSchema = z
  .object({ id: z.string(), nslcmop_id: z.string() })
  .transform(({ id, nslcmop_id }) => ({ id, operationId: nslcmop_id }));

/** The answer to an action. */
export const startedSchema = z.object({ id: z.string() }).transform(({ id }) => ({ operationId: id }));

/** The answer to a termination: the id is null for an instance that is not instantiated. */
export const terminatingSchema = z
  .object({ id: optionalText })
  .transform(({ id }) => (id === undefined ? undefined : { operationId: id }));

/** The answer to a deletion: nothing (204) when the record is gone at once. */
export const deletingSchema = z
  .object({ _id: z.string() })
  .optional()
  .transform((answer) => (answer === undefined ? undefined : { operationId: answer._id }));

/** An answer that nobody reads. */
export const anySchema = z.unknown();
