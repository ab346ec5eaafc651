import { errorCode, isOsmopsError } from '../../../provider/errors/index.js';
import { errorView } from '../view/error.js';

/** What is logged of a thrown value. The stack is added on request: it names files of osmops, and no values. */
export function failureFields(error: unknown, withStack: boolean): object {
  if (isOsmopsError(error)) return { error: errorView(error) };
  if (!(error instanceof Error)) return {};
  const code = errorCode(error) || error.name;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: { code, ...(withStack ? { stack: frames.join('\n') } : {}) } };
}
