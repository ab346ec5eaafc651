import { type ErrorCode, errorText, isOsmopsError, OsmopsError } from '../../../../provider/errors/index.js';
import { hideTexts } from '../../../../provider/nbi/index.js';
import { classify } from './classify.js';
import { remedies } from './remedies.js';

/** Characters of Git's text that an error quotes. */
const maxQuoted = 600;

/** The error for what Git, or a program beside it, ended with; one of our own stays as it is. `what` is what did not work, the start of a sentence. */
export function gitError(what: string, error: unknown, secrets: readonly string[] = []): OsmopsError {
  if (isOsmopsError(error)) return error;
  // No `cause`: the original has the text with the secrets.
  const text = errorText(error);
  const code: ErrorCode = isMissingProgram(text) ? 'git-missing' : classify(text);
  const quoted = printable(hideTexts(text, secrets));
  return new OsmopsError({
    code,
    message: `${what}${quoted === '' ? '' : `: ${quoted}`}`,
    remedy: remedies[code] ?? "Read Git's text; if it does not explain itself, report it.",
  });
}

function isMissingProgram(text: string): boolean {
  return /\bspawn \S+ ENOENT\b/.test(text);
}

/** A text on one line, without what would move a terminal's cursor. */
function printable(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\p{C}/gu, ' ').trim())
    .filter((line) => line !== '' && !/^hint:|^@+$/.test(line));
  const joined = lines.join(' | ');
  return joined.length > maxQuoted ? `${joined.slice(0, maxQuoted)} ...` : joined;
}
