import { z } from 'zod';
import { line, mostOfMessage, sentence } from '../../../base/text/index.js';
import { formatPlace, type OsmopsError } from '../../../provider/errors/index.js';

export const errorSchema = z.object({
  code: z.string().meta({ description: 'One of the codes in docs/errors.' }),
  message: z.string().meta({ description: 'What happened.' }),
  remedy: z.string().meta({ description: 'What to do now.' }),
  place: z.string().optional().meta({ description: 'Where: file, line and column, or a resource address.' }),
});

export type ErrorView = z.infer<typeof errorSchema>;

/** What of an error is shown: neither its stack nor what caused it. */
export function errorView({ code, message, remedy, place }: OsmopsError): ErrorView {
  const where = [formatPlace(place), line(place.address ?? '')].filter((text) => text !== '').join(', ');
  const texts = { message: sentence(message, mostOfMessage), remedy: sentence(remedy, mostOfMessage) };
  return { code, ...texts, ...(where === '' ? {} : { place: where }) };
}
