import { formatPlace, isOsmopsError } from './errors/index.js';
import { explainedText } from './explained.js';
import type { Diagnostic } from './plugin/definition/index.js';

/** Says what a thrown value means to the person who runs Terraform. An unforeseen error tells where it arose. */
export function explain(error: unknown): Pick<Diagnostic, 'summary' | 'detail' | 'attribute'> {
  if (!isOsmopsError(error)) {
    return {
      summary: 'The provider met an error that it does not know',
      detail: `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nThis is a mistake in the provider. Please report it with what is above.`,
    };
  }
  const { attribute, operation } = error.place;
  const detail = explainedText(error.remedy, formatPlace(error.place), operation, error.code);
  return { summary: error.message, detail, ...(attribute === undefined ? {} : { attribute }) };
}
