import { type ErrorCode, OsmopsError } from '../../errors/index.js';
import type { Answer, Exchange } from '../http/transport.js';
import { type Explanation, explain, isOfOsm } from './detail.js';
import { pathOf } from './path.js';
import { NbiResponseError } from './response-error.js';

const remedies = {
  'nbi-unauthorized': 'Check user, password and project of the connection.',
  'nbi-forbidden':
    "Ask OSM's administrator for a role in the project that allows this, or for a larger quota.",
  'nbi-not-found': 'It was deleted meanwhile, or belongs to another project: plan again.',
  'nbi-conflict': 'Read what OSM says, remove the conflict and plan again.',
  'nbi-rejected': 'Correct what OSM complains about and try again.',
  'nbi-failed': "Try again later; if it stays, look into the logs of OSM's north-bound interface.",
  'nbi-bad-answer':
    'Check that hostname and port of the connection are those of an OSM north-bound interface.',
} as const satisfies Partial<Record<ErrorCode, string>>;

type AnswerCode = keyof typeof remedies;

/** An OsmopsError for an answer that is no success. `hide` takes secrets out of a text. */
export function answerError(exchange: Exchange, answer: Answer, hide: (text: string) => string): OsmopsError {
  const explanation = explain(answer.body, hide);
  const code = codeOf(answer, explanation);
  const { code: osmCode, detail } = explanation;
  const { method } = exchange;
  const path = pathOf(exchange);
  return new OsmopsError({
    code,
    message: `OSM answered ${method} ${path} with ${answer.status} ${osmCode}: ${detail}`,
    remedy: remedies[code],
    cause: new NbiResponseError(method, path, answer.status, osmCode, detail),
  });
}

/** An OsmopsError for a success whose body makes no sense. */
export function badAnswer(exchange: Exchange, why: string): OsmopsError {
  return new OsmopsError({
    code: 'nbi-bad-answer',
    message: `OSM's answer to ${exchange.method} ${pathOf(exchange)} cannot be understood: ${why}`,
    remedy: remedies['nbi-bad-answer'],
  });
}

/**
 * OSM says 401 for a missing permission and an exceeded quota too; only a bad token makes it add
 * `WWW-Authenticate`.
 */
export function isBadToken({ status, headers }: Answer): boolean {
  return status === 401 && /^bearer\b/i.test(headers['www-authenticate'] ?? '');
}

function codeOf(answer: Answer, explanation: Explanation): AnswerCode {
  const { status } = answer;
  if (isBadToken(answer)) return 'nbi-unauthorized';
  if (status === 401 || status === 403) return 'nbi-forbidden';
  // A 404 that is not OSM's own says nothing about what OSM has: nothing may be taken for gone by it.
  if (status === 404) return isOfOsm(explanation) ? 'nbi-not-found' : 'nbi-bad-answer';
  if (status === 409) return 'nbi-conflict';
  if (status === 429 || status >= 500) return 'nbi-failed';
  return status >= 400 ? 'nbi-rejected' : 'nbi-bad-answer';
}
