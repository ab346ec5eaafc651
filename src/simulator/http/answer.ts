import type { Json } from '../../../provider/json/index.js';

/** What a route answers: data that is rendered as the client accepts it, bytes sent as they are, or nothing. */
export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
  readonly headers?: Readonly<Record<string, string>>;
}

export type AnswerBody =
  | { readonly kind: 'data'; readonly data: Json }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Buffer }
  | { readonly kind: 'nothing' };

/** The header by which OSM asks for a login. */
export const challenge = { 'Www-Authenticate': 'Bearer realm="Needed a token or Authorization http header"' };

export function data(status: number, value: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: { kind: 'data', data: value }, headers };
}

export function bytes(status: number, type: string, content: Buffer): Answer {
  return { status, body: { kind: 'bytes', type, bytes: content } };
}

/** 204, the answer to what leaves nothing to say. */
export function noContent(): Answer {
  return { status: 204, body: { kind: 'nothing' } };
}
