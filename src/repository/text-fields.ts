import { z } from 'zod';

/** What is said of a field that has to be there. */
export const missing = 'is missing or empty';

/** What is said of a text of which Terraform would make another one. */
export const notNormal = "must be in Unicode's normal form C (a letter with its accent as one character)";

/** Tells whether Terraform leaves a text as it is. */
export function isNormal(text: string): boolean {
  return text === text.normalize('NFC');
}

const anyText = z.string({
  error: (issue) => (issue.input === undefined ? missing : 'must be a text, not a list or a mapping'),
});

/** A text that has to be there. Terraform brings every text to normal form C, so that another one would reach OSM. */
export const requiredText = anyText.min(1, missing).refine(isNormal, notNormal);

/** A text that may be left out; an empty one counts as left out. */
export const optionalText = anyText.optional().transform((text) => (text === '' ? undefined : text));

/** A mapping whose further keys are somebody else's business. */
export function mapping<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape, {
    error: (issue) => (issue.input === undefined ? missing : 'must be a mapping'),
  });
}
