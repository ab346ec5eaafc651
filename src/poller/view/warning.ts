import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { RevisionWarning } from '../types.js';

/** So many are told of at most: a revision can have a million files to warn of. */
const most = 50;

export const warningSchema = z.object({
  code: z.string().optional().meta({ description: "Absent if it is Terraform's or Git's." }),
  message: z.string(),
  place: z.string().optional().meta({ description: 'The file and line, or the address of the resource.' }),
});

export type WarningView = z.infer<typeof warningSchema>;

export function warningsView(warnings: readonly RevisionWarning[]): WarningView[] {
  return warnings.slice(0, most).map(({ code, message, place }) => ({
    ...(code !== undefined && { code }),
    message: line(message, mostOfMessage),
    ...(place !== undefined && { place: line(place) }),
  }));
}

/** One of them in words: `deploy/a.yaml:3:1: Nothing reads the key.` */
export function describeWarning({ code, message, place }: WarningView): string {
  return `${place === undefined ? '' : `${place}: `}${message}${code === undefined ? '' : ` [${code}]`}`;
}
