import { type ErrorCode, errorCodes, OsmopsError } from '../../../provider/errors/index.js';
import { refusalSchema } from '../http/schemas.js';
import type { PollerAddress } from './client.js';

/** The error of a request that nobody answered. */
export function unreachable(address: PollerAddress, reason: string): OsmopsError {
  const where = 'url' in address ? address.url : address.socket;
  return new OsmopsError({
    code: 'poller-unreachable',
    message: `No poller answers at ${where}: ${reasons[reason] ?? reason}`,
    remedy:
      'url' in address
        ? 'Check the address in --url, and whether `osmops watch` runs there.'
        : 'Start one with `osmops watch`, or name the configuration of the one that runs with --config.',
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no socket',
  ECONNREFUSED: 'nobody listens there',
  EACCES: 'its owner alone may use it',
};

/** The error of an answer that has not the form of a poller's. */
export function badAnswer(what: string, cause?: unknown): OsmopsError {
  return new OsmopsError({
    code: 'poller-bad-answer',
    message: `What answers is no poller of this version: ${what}`,
    remedy: 'Check --url, and use the `osmops` that the poller is of.',
    cause,
  });
}

/** What the poller refused with, as an error of its own code. */
export function refusalIn(body: string, status: number): OsmopsError {
  const parsed = refusalSchema.safeParse(asJson(body));
  if (!parsed.success) return badAnswer(`it answers ${status}`);
  const { code, message, remedy } = parsed.data.error;
  return isCode(code) ? new OsmopsError({ code, message, remedy }) : badAnswer(`${message} [${code}]`);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
