import { type ErrorCode, isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';

/** What a request is answered with instead of what it asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly reason: OsmopsError,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(reason.message, { cause: reason });
  }
}

const describedIn = 'See /api/v1/openapi.json for what there is.';

/** The request is not one that the poller knows. */
export function invalidRequest(status: number, message: string, remedy = describedIn): Refusal {
  return new Refusal(status, new OsmopsError({ code: 'request-invalid', message, remedy }));
}

/** There is more to answer than is answered at the same time. The connection ends: another may need its place. */
export function overloaded(what = 'requests at the same time'): Refusal {
  const reason = new OsmopsError({
    code: 'request-refused',
    message: `The poller answers no more ${what}`,
    remedy: 'Ask again later, and end what is not needed.',
  });
  return new Refusal(503, reason, { 'Retry-After': '10', Connection: 'close' });
}

/** Whoever asks may not. */
export function refusedRequest(status: 401 | 403, message: string, remedy: string): Refusal {
  const headers: Record<string, string> =
    status === 401 ? { 'WWW-Authenticate': 'Bearer realm="osmops"' } : {};
  return new Refusal(status, new OsmopsError({ code: 'request-refused', message, remedy }), headers);
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'unknown-repository': 404,
  'request-failed': 500,
};

/**
 * The refusal that a thrown value stands for. What the poller says no to is a conflict with its state; anything that is
 * no OsmopsError is a fault, of which the answer tells nothing.
 */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isOsmopsError(error)) return new Refusal(statuses[error.code] ?? 409, error);
  const failed = new OsmopsError({
    code: 'request-failed',
    message: 'The poller failed to answer',
    remedy: "Read the poller's log: it says why.",
    cause: error,
  });
  return new Refusal(500, failed);
}
