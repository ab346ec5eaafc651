import { hideTexts, line } from '../../../../base/text/index.js';
import { type ErrorCode, errorText, isOsmopsError, OsmopsError } from '../../../../provider/errors/index.js';
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
  const quoted = line(withoutHints(hideTexts(text, secrets)), maxQuoted);
  return new OsmopsError({
    code,
    message: `${what}${quoted === '' ? '' : `: ${quoted}`}`,
    remedy: remedies[code] ?? "Read Git's text; if it does not explain itself, report it.",
  });
}

function isMissingProgram(text: string): boolean {
  return /\bspawn \S+ ENOENT\b/.test(text);
}

/** Git's lines as one, without its advice and the frames that OpenSSH draws. */
function withoutHints(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((row) => row.trim())
    .filter((row) => row !== '' && !/^hint:|^@+$/.test(row))
    .join(' | ');
}
