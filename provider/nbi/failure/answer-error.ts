import { type ErrorCode, OsmopsError } from '../../errors/index.js';
import type { Answer, Exchange } from '../http/transport.js';
import type { Caller } from './caller.js';
import { describeBody } from './describe-body.js';
import { type Explanation, explain } from './detail.js';
import { pathOf } from './path.js';
import { NbiResponseError } from './response-error.js';

type AnswerCode = Extract<
  ErrorCode,
  | 'nbi-unauthorized'
  | 'nbi-forbidden'
  | 'nbi-not-found'
  | 'nbi-conflict'
  | 'nbi-rejected'
  | 'nbi-failed'
  | 'nbi-bad-answer'
>;

type Remedy = (caller: Caller) => string;

const remedies: Record<AnswerCode, Remedy> = {
  'nbi-unauthorized': ({ user, project }) =>
    `OSM does not take the token it gave to user '${user}' in project '${project}': look whether the account was changed or its sessions were ended, and try again.`,
  'nbi-forbidden': ({ user, project }) =>
    `Ask OSM's administrator for a role that allows this to user '${user}' in project '${project}'. Where a quota is exceeded, delete what is not needed or ask for a larger one.`,
  'nbi-not-found': ({ project }) =>
    `It was deleted meanwhile, or is not in project '${project}': plan again.`,
  'nbi-conflict': () => 'Remove the conflict that OSM names and plan again.',
  'nbi-rejected': () => 'Correct what OSM complains about and plan again.',
  'nbi-failed': () =>
    "Try again later. If it stays, look into the logs of OSM's north-bound interface, and of a proxy before it.",
  'nbi-bad-answer': () =>
    "Check hostname, port and tls of the connection, and proxies on the way: what answered is not OSM's north-bound interface.",
};

/** An OsmopsError for an answer that is no success. */
export function answerError(exchange: Exchange, answer: Answer, caller: Caller): OsmopsError {
  const explanation = explain(answer, caller.hide);
  const code = codeOf(answer, explanation);
  const { isOfOsm, code: osmCode, detail } = explanation;
  const { method } = exchange;
  const path = pathOf(exchange);
  const status = isOfOsm ? `${answer.status} ${osmCode}` : `HTTP ${answer.status}`;
  return new OsmopsError({
    code,
    message: `OSM at ${caller.hostname} answered ${method} ${path} with ${status}: ${detail}`,
    remedy: remedies[code](caller),
    cause: new NbiResponseError(method, path, answer.status, osmCode, detail),
  });
}

/** An OsmopsError for a success whose body makes no sense. */
export function badAnswer(exchange: Exchange, why: string, caller: Caller): OsmopsError {
  return new OsmopsError({
    code: 'nbi-bad-answer',
    message: `The answer of OSM at ${caller.hostname} to ${exchange.method} ${pathOf(exchange)} cannot be understood: ${why}`,
    remedy: remedies['nbi-bad-answer'](caller),
  });
}

/** Why an answer whose body is not JSON cannot be understood. */
export function notJson(answer: Answer, { hide }: Caller): string {
  return `it is no JSON but ${describeBody(answer, hide)}`;
}

/**
 * OSM says 401 for a missing permission and an exceeded quota too; only a bad token makes it add
 * `WWW-Authenticate`.
 */
export function isBadToken({ status, headers }: Answer): boolean {
  return status === 401 && /^bearer\b/i.test(headers['www-authenticate'] ?? '');
}

function codeOf(answer: Answer, { isOfOsm }: Explanation): AnswerCode {
  const { status } = answer;
  if (status === 429 || status >= 500) return 'nbi-failed';
  // What OSM did not say itself tells nothing about what OSM has: nothing may be taken for gone by it.
  if (status < 400 || !isOfOsm) return 'nbi-bad-answer';
  if (isBadToken(answer)) return 'nbi-unauthorized';
  if (status === 401 || status === 403) return 'nbi-forbidden';
  if (status === 404) return 'nbi-not-found';
  return status === 409 ? 'nbi-conflict' : 'nbi-rejected';
}
