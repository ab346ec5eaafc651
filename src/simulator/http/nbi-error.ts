const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  409: 'CONFLICT',
  416: 'REQUESTED_RANGE_NOT_SATISFIABLE',
  422: 'UNPROCESSABLE_ENTITY',
  501: 'NOT_IMPLEMENTED',
};

/** A refusal by the simulated OSM. It becomes an HTTP answer, never an error of osmops. */
export class NbiError extends Error {
  override readonly name = 'NbiError';
  readonly code: string;

  constructor(
    readonly status: number,
    readonly detail: string,
    /** Whether the answer carries `WWW-Authenticate`: only a missing or unknown login does. */
    readonly challenge = false,
  ) {
    super(detail);
    this.code = codes[status] ?? 'INTERNAL_SERVER_ERROR';
  }
}

export const badRequest = (detail: string) => new NbiError(400, detail);
export const unauthorized = (detail: string) => new NbiError(401, detail);
export const notLoggedIn = (detail: string) => new NbiError(401, detail, true);
export const notFound = (detail: string) => new NbiError(404, detail);
export const methodNotAllowed = (detail: string) => new NbiError(405, detail);
export const conflict = (detail: string) => new NbiError(409, detail);
export const unprocessable = (detail: string) => new NbiError(422, detail);
