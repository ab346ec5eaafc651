import { z } from 'zod';
import type { OsmopsError } from '../../../provider/errors/index.js';
import { isoTime } from '../clock.js';
import { isOfTheFiles } from '../stack/permanent.js';
import type { Trouble } from '../types.js';
import { errorView } from '../view/error.js';
import { stopsRepository } from './failures.js';

/** What is kept of an error that lasts. Text from outside is bounded already. */
export const keptTroubleSchema = z.object({
  code: z.string(),
  message: z.string(),
  /** This and `since` are absent in what an earlier version wrote. */
  remedy: z.string().optional(),
  place: z.string().optional(),
  /** ISO 8601. */
  since: z.string().optional(),
});

export type KeptTrouble = z.infer<typeof keptTroubleSchema>;

/** What to keep of an error at a moment, in epoch milliseconds. The same trouble as before has been since it came up first. */
export function keepTrouble(
  error: OsmopsError,
  now: number,
  before: KeptTrouble | undefined,
): KeptTrouble & { readonly since: string } {
  const since = before?.code === error.code ? before.since : undefined;
  return { ...errorView(error), since: since ?? isoTime(now) };
}

/** Whose doing is awaited after an error that is not tried again by itself. */
export function waitsFor(error: OsmopsError): Trouble['waitsFor'] {
  return !stopsRepository(error) && isOfTheFiles(error) ? 'revision' : 'person';
}
