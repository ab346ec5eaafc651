import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { invalidRequest } from './refusal.js';

/** Hands on a request's body piece by piece; refuses one of more than `limit` bytes. */
export async function* limitedBody(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const tooLarge = () => invalidRequest(413, `The body is larger than ${limit} bytes`, 'Send less.');
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  let length = 0;
  // Not for await: it would destroy the connection before the refusal is sent.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > limit) throw tooLarge();
    yield piece;
  }
}

const jsonBytes = 64 * 1024;

/** A request's body as JSON of a schema's form. */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw invalidRequest(415, 'The body is not said to be JSON', 'Send `Content-Type: application/json`.');
  }
  const pieces: Buffer[] = [];
  for await (const piece of limitedBody(request, jsonBytes)) pieces.push(piece);
  const parsed = schema.safeParse(parse(Buffer.concat(pieces).toString('utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') || 'the body';
  throw invalidRequest(400, `In the body, ${at} is wrong: ${issue?.message ?? ''}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest(400, 'The body is not JSON');
  }
}
