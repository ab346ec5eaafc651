import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, refusalAnswer, sendAnswer } from './answer.js';
import type { Guard } from './guard.js';
import { invalidRequest, toRefusal } from './refusal.js';
import type { Found } from './router.js';

export interface HandlerOptions {
  readonly find: (method: string, path: string) => Found;
  readonly guard: Guard;
  /** Hears what was no fault of who asked. */
  readonly onFailure: (error: unknown) => void;
}

/** Serves one request: finds the route, asks the guard, has it answered. Whatever goes wrong becomes an answer. */
export function requestListener({ find, guard, onFailure }: HandlerOptions): RequestListener {
  return (request, response) => {
    answer(request, response)
      .catch((error: unknown) => {
        const refusal = toRefusal(error);
        if (refusal.status === 500) onFailure(error);
        return refusalAnswer(refusal);
      })
      .then((ready) => sendAnswer(ready, request, response))
      .catch((error: unknown) => {
        onFailure(error);
        response.destroy();
      });
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const { pathname, searchParams } = targetOf(request);
    const { route, params } = find(request.method ?? '', pathname);
    const actor = await guard(route.access, request);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return route.handle({ request, params, query: searchParams, signal: gone.signal, actor });
  }
}

function targetOf({ url = '' }: IncomingMessage): URL {
  const target = url.startsWith('/') ? `http://poller${url}` : url;
  if (URL.canParse(target)) return new URL(target);
  throw invalidRequest(400, 'The path cannot be understood');
}
