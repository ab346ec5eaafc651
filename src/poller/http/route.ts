import type { IncomingMessage } from 'node:http';
import type { Actor } from '../types.js';
import type { Answer } from './answer.js';
import type { Operation } from './operation.js';

export interface RouteRequest {
  readonly request: IncomingMessage;
  /** The values of the path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Aborted when whoever asked is gone. */
  readonly signal: AbortSignal;
  /** Who asks; undefined if nobody has to say. */
  readonly actor: Actor | undefined;
}

/** An operation, and what serves it. */
export interface Route extends Operation {
  readonly handle: (request: RouteRequest) => Answer | Promise<Answer>;
}
