/**
 * What the client does, for debug logs. Paths hold names and ids only; headers and bodies, which can hold
 * secrets, are never part of an event.
 */
export type NbiEvent =
  | { readonly kind: 'request-started'; readonly method: string; readonly path: string }
  | {
      readonly kind: 'request-ended';
      readonly method: string;
      readonly path: string;
      /** HTTP status; `undefined` when no answer came. */
      readonly status: number | undefined;
      /** Milliseconds from the start of the request to the end of its answer. */
      readonly ms: number;
      /** Length of the answer's body. */
      readonly bytes: number;
    }
  | {
      readonly kind: 'retry';
      readonly method: string;
      readonly path: string;
      readonly reason: string;
      /** Milliseconds until the request is sent again. */
      readonly delayMs: number;
    }
  /**
   * It was found out that OSM speaks plain HTTP: password, tokens and all that is sent can be read and changed
   * on the way. A connection that says `tls: false` is not told of.
   */
  | { readonly kind: 'unencrypted'; readonly hostname: string }
  /** A token was handed out that is good for `lifetimeMs` milliseconds. */
  | { readonly kind: 'login'; readonly lifetimeMs: number }
  /** Operations in flight could not be looked at this time; they will be again. */
  | { readonly kind: 'poll-failed'; readonly reason: string };

export type EventListener = (event: NbiEvent) => void;
