import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { maxOwnBytes } from '../../../base/files/read-regular-file.js';
import { parseJson } from '../parse-json.js';

/** A state that can be served. */
export interface ServedState {
  /** What Terraform is to see; undefined if there is no state yet. */
  shown(): string | undefined;
  /** Keeps a state. Gives why not, if it is refused; throws if it could not be written. */
  write(text: string): Promise<string | undefined>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: 'application/json' | 'text/plain; charset=utf-8';
}

/** A note of a lock has some hundred. */
const mostNoteBytes = 64 * 1024;

const noteSchema = z.object({ ID: z.string() });

/** Answers as Terraform's `http` backend wants it. Never rejects. */
export function answerTerraform(state: ServedState): (request: IncomingMessage) => Promise<Answer> {
  /** The lock of a Terraform that runs. The state's own lock is held by us for the whole of the run. */
  let held: { readonly id: string; readonly note: string } | undefined;

  function get(): Answer {
    const shown = state.shown();
    return shown === undefined ? text(404, 'There is no state yet') : json(200, shown);
  }

  async function post(request: IncomingMessage): Promise<Answer> {
    const id = new URL(request.url ?? '/', 'http://state').searchParams.get('ID');
    if (held !== undefined && id !== null && id !== held.id) return json(409, held.note);
    const body = await readBody(request, maxOwnBytes);
    if ('status' in body) return body;
    const refusal = await state.write(body.text);
    return refusal === undefined ? text(200, '') : text(409, `The state is not kept: ${refusal}`);
  }

  async function lock(request: IncomingMessage): Promise<Answer> {
    const body = await readBody(request, mostNoteBytes);
    if ('status' in body) return body;
    const note = noteSchema.safeParse(parseJson(body.text)).data;
    if (note === undefined) return text(400, 'The lock has no ID');
    if (held !== undefined && held.id !== note.ID) return json(423, held.note);
    held = { id: note.ID, note: body.text };
    return text(200, '');
  }

  /** Without a note, as `force-unlock` of older ones sends it, the lock is freed likewise. */
  async function unlock(request: IncomingMessage): Promise<Answer> {
    const body = await readBody(request, mostNoteBytes);
    if ('status' in body) return body;
    const id = noteSchema.safeParse(parseJson(body.text)).data?.ID;
    if (held !== undefined && id !== undefined && held.id !== id) return json(409, held.note);
    held = undefined;
    return text(200, '');
  }

  return async (request) => {
    try {
      switch (request.method) {
        case 'GET':
          return get();
        case 'POST':
          return await post(request);
        case 'LOCK':
          return await lock(request);
        case 'UNLOCK':
          return await unlock(request);
        default:
          // DELETE among them: Terraform's backend asks for it in no command, and a state is nothing to lose by one.
          return text(405, `The state keeper does not know ${request.method}`);
      }
    } catch (error) {
      // Terraform asks again after a 5xx, and then leaves the state in a file.
      return text(500, error instanceof Error ? error.message : String(error));
    }
  };
}

/** The text of a body, or why it is refused. */
async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<{ readonly text: string } | Answer> {
  const tooLarge = text(413, `The body is larger than ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge;
  const pieces: Buffer[] = [];
  let length = 0;
  // Not destroyed at the return: the refusal is to be sent.
  for await (const piece of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(piece)) continue;
    length += piece.length;
    if (length > limit) return tooLarge;
    pieces.push(piece);
  }
  const body = Buffer.concat(pieces);
  const wanted = request.headers['content-md5'];
  if (wanted !== undefined && createHash('md5').update(body).digest('base64') !== wanted) {
    return text(400, 'The body is not the one that Content-MD5 stands for');
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return text(400, 'The body is not UTF-8');
  }
}

function text(status: number, body: string): Answer {
  return { status, body, type: 'text/plain; charset=utf-8' };
}

function json(status: number, body: string): Answer {
  return { status, body, type: 'application/json' };
}
