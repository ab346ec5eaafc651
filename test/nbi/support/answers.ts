import type { Connection } from '../../../provider/nbi/index.js';

export const passwordCanary = 'PASSWORD-CANARY-4711';
export const tokenCanary = 'TOKEN-CANARY-0815';

export const connection: Connection = {
  hostname: '127.0.0.1:9999',
  project: 'admin',
  user: 'admin',
  password: passwordCanary,
  tls: false,
};

/** The `WWW-Authenticate` that OSM adds to a 401 for a bad token, and to every answer of a login. */
export const challenge = { 'WWW-Authenticate': 'Bearer realm="Invalid Token or Authorization HTTP header"' };

export function osmError(code: string, status: number, detail: string): object {
  return { code, status, detail };
}

/** The body of OSM's 404. */
export const gone = osmError('NOT_FOUND', 404, "Not found any record with filter='{'_id': 'gone'}'");

export interface TokenOptions {
  readonly id?: string;
  readonly issuedAt?: number;
  readonly lifetime?: number;
}

/** The answer to a login; times in epoch seconds of OSM's clock. */
export function tokenAnswer({
  id = tokenCanary,
  issuedAt = 1795337098.339376,
  lifetime = 3600,
}: TokenOptions = {}): object {
  return {
    _id: id,
    id,
    issued_at: issuedAt,
    expires: issuedAt + lifetime,
    project_name: 'admin',
    username: 'admin',
  };
}
