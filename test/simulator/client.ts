import { z } from 'zod';
import { type PlainResponse, send } from './http-client.js';
import { makeArchive } from './make-archive.js';

const created = z.object({ id: z.string() });
const listed = z.array(z.record(z.string(), z.unknown()));

/** A client that says what it is told to and checks nothing. */
export interface Client {
  readonly token: string;
  /** Sends JSON to a path below `/osm/`; a text as it is. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<PlainResponse>;
  /** The id in the answer to a POST. Throws if the answer is an error. */
  create(path: string, body: unknown): Promise<string>;
  /** The items of a list. */
  list(path: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Uploads an archive of the files; the id of the new package. */
  upload(path: string, files: Readonly<Record<string, string>>): Promise<string>;
}

/** Logs in as admin. */
export async function openClient(port: number): Promise<Client> {
  const login = await logIn(port);
  const token = created.parse(read(login)).id;
  const call: Client['call'] = (method, path, body, headers = {}) => {
    const content = Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
    return send(port, {
      method,
      path: `/osm/${path}`,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && {
          'Content-Type': 'application/json',
          'Content-Length': String(content.length),
        }),
        ...headers,
      },
      body: content,
    });
  };
  return {
    token,
    call,
    create: async (path, body) => created.parse(read(await call('POST', path, body))).id,
    list: async (path) => listed.parse(read(await call('GET', path))),
    upload: async (path, files) => {
      const body = await makeArchive(files);
      const headers = {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/gzip',
        'Content-Filename': 'package.tar.gz',
        'Content-Length': String(body.length),
      };
      const answer = await send(port, { method: 'POST', path: `/osm/${path}`, headers, body });
      return created.parse(read(answer)).id;
    },
  };
}

/** The answer to a login, as admin unless told otherwise. */
export function logIn(
  port: number,
  credentials: Readonly<Record<string, string>> = {
    username: 'admin',
    password: 'admin',
    project_id: 'admin',
  },
): Promise<PlainResponse> {
  const body = Buffer.from(JSON.stringify(credentials));
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  };
  return send(port, { method: 'POST', path: '/osm/admin/v1/tokens', headers, body });
}

/** The JSON of an answer. */
export function read({ body }: PlainResponse): unknown {
  return JSON.parse(body.toString('utf8'));
}
