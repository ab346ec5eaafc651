import type { z } from 'zod';

/**
 * Who may ask: everybody; who may read; who may change something; whoever signs the request, which the route checks
 * itself.
 */
export type Access = 'open' | 'read' | 'change' | 'signed';

/** One answer that is given when all is well. */
export interface Documented {
  readonly status: number;
  readonly description: string;
  readonly contentType: string;
  /** Of a JSON body, or of each line of one that is made of JSON lines. */
  readonly schema?: z.ZodType;
}

export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** A path and a method: what a route serves, and what the OpenAPI description says of it. */
export interface Operation {
  readonly method: 'GET' | 'POST';
  /** Such as `/api/v1/repositories/{name}`. */
  readonly path: string;
  readonly access: Access;
  readonly id: string;
  readonly summary: string;
  readonly query?: readonly QueryParameter[];
  readonly body?: z.ZodType;
  readonly answers: readonly Documented[];
}
