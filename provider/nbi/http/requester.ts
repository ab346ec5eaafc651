import type { z } from 'zod';
import { hideLogins, hideTexts } from '../../../base/text/index.js';
import { OsmopsError } from '../../errors/index.js';
import { type Json, parseExact, stringifyExact } from '../../json/index.js';
import { answerError, badAnswer, isBadToken, notJson } from '../failure/answer-error.js';
import type { Caller } from '../failure/caller.js';
import { answerLost, missingAnswer } from '../failure/missing-answer.js';
import type { Repeatable } from './retry.js';
import type { Session } from './session.js';
import type { Answer, Exchange, Method } from './transport.js';
import { TransportError } from './transport-error.js';

/** An archive to send, with the headers that OSM wants beside it. */
export interface Archive {
  /** Name of the file, such as `openldap_knf.tar.gz`. */
  readonly fileName: string;
  /** A gzipped tarball. */
  readonly bytes: Uint8Array;
  /** MD5 of the bytes in hexadecimal: OSM checks it. */
  readonly md5: string;
}

export interface NbiRequest {
  readonly method: Method;
  /** Path and query below `/osm/`, encoded. */
  readonly path: string;
  readonly json?: Json;
  /** Texts of the body that an error must not quote, beside password and token. */
  readonly secrets?: readonly string[];
  readonly archive?: Archive;
  /** Whether it may be sent again when its answer was lost. */
  readonly idempotent: boolean;
  readonly signal?: AbortSignal;
  /** See {@link Exchange}. */
  readonly unlessAborted?: AbortSignal | undefined;
}

/**
 * Sends a request with a valid token and brings what the schema makes of the answer's JSON; an empty body, as
 * of 204, is `undefined` to it. Throws OsmopsError with a code `nbi-*`.
 */
export type Requester = <T>(request: NbiRequest, schema: z.ZodType<T>) => Promise<T>;

/** Brings an archive that OSM keeps at a path, as it is. Throws OsmopsError with a code `nbi-*`. */
export type Downloader = (path: string) => Promise<Uint8Array>;

/**
 * Brings the YAML that OSM answers to a GET, or `undefined` if it answers something else than a success: the same as JSON tells
 * better what that was. Throws OsmopsError with a code `nbi-*` when there is no answer.
 */
export type YamlRequester = (path: string) => Promise<string | undefined>;

type Sendable = Exchange & Repeatable;

export function createRequester(
  session: Session,
  send: (exchange: Sendable) => Promise<Answer>,
  closing: AbortSignal,
): { readonly request: Requester; readonly requestYaml: YamlRequester; readonly download: Downloader } {
  async function attempt(exchange: Sendable, token: string): Promise<Answer> {
    try {
      return await send({ ...exchange, headers: { ...exchange.headers, authorization: `Bearer ${token}` } });
    } catch (error) {
      throw error instanceof TransportError ? missingAnswer(exchange, error, session) : error;
    }
  }

  /** OSM did nothing when it refused the token, so even a POST may be sent again: once, with a new token. */
  async function answerTo(exchange: Sendable): Promise<Answer> {
    if (closing.aborted) {
      throw new OsmopsError({
        code: 'cancelled',
        message: 'The connection to OSM was closed',
        remedy: 'Run it again.',
      });
    }
    const token = await session.token();
    const answer = await attempt(exchange, token);
    if (!isBadToken(answer)) return answer;
    session.discard(token);
    return await attempt(exchange, await session.token());
  }

  /** The answer to an exchange, if it is a success. */
  async function succeed(exchange: Sendable, caller: Caller): Promise<Answer> {
    const answer = await answerTo(exchange);
    if (isSuccess(answer)) return answer;
    const { status } = answer;
    // A gateway that gave up waiting cannot know whether OSM obeyed.
    if (!exchange.idempotent && (status === 502 || status === 504))
      throw answerLost(exchange, `HTTP ${status}`);
    throw answerError(exchange, answer, caller);
  }

  return {
    request: async (request, schema) => {
      const exchange = toExchange(request, closing);
      const caller = hiding(session, request.secrets);
      return readAnswer(exchange, await succeed(exchange, caller), schema, caller);
    },
    requestYaml: async (path) => {
      const headers = { accept: 'application/yaml' };
      const answer = await answerTo({ method: 'GET', path, headers, idempotent: true, signal: closing });
      return isSuccess(answer) ? Buffer.from(answer.body).toString('utf8') : undefined;
    },
    download: async (path) => {
      const headers = { accept: 'application/zip' };
      const exchange = { method: 'GET', path, headers, idempotent: true, carriesArchive: true } as const;
      const { body } = await succeed({ ...exchange, signal: closing }, hiding(session));
      return body;
    },
  };
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

function hiding(session: Session, secrets: readonly string[] = []): Caller {
  const { hostname, user, project } = session;
  return { hostname, user, project, hide: (text) => hideLogins(hideTexts(session.hide(text), secrets)) };
}

function toExchange({ json, secrets, archive, ...rest }: NbiRequest, closing: AbortSignal): Sendable {
  const exchange = { ...rest, signal: rest.signal ?? closing };
  if (archive !== undefined) {
    const headers = {
      'content-type': 'application/gzip',
      // A header cannot hold every character; OSM only makes the stored file's name of it.
      'content-filename': archive.fileName.replaceAll(/[^\w.-]/g, '_'),
      'content-file-md5': archive.md5,
    };
    return { ...exchange, headers, body: archive.bytes, carriesArchive: true };
  }
  if (json === undefined) return { ...exchange, headers: {} };
  const headers = { 'content-type': 'application/json' };
  return { ...exchange, headers, body: Buffer.from(stringifyExact(json)) };
}

/** What OSM accepted but answered unintelligibly was done all the same: to a POST that is a lost answer. */
function readAnswer<T>(exchange: Sendable, answer: Answer, schema: z.ZodType<T>, caller: Caller): T {
  const body = parseBody(answer.body);
  const result = body === unparsable ? undefined : schema.safeParse(body);
  if (result?.success) return result.data;
  const why = result === undefined ? notJson(answer, caller) : problemsOf(result.error);
  throw exchange.idempotent ? badAnswer(exchange, why, caller) : answerLost(exchange, why);
}

const unparsable = Symbol('a body that is no JSON');

/** The JSON of a body; `undefined` if it is empty. */
function parseBody(body: Uint8Array): Json | undefined | typeof unparsable {
  const text = Buffer.from(body).toString('utf8').trim();
  if (text === '') return undefined;
  try {
    return parseExact(text);
  } catch {
    return unparsable;
  }
}

/** Names the keys that are wrong and quotes no value: a record can hold credentials. */
function problemsOf(error: z.ZodError): string {
  const keys = error.issues.map(({ path }) => path.filter((step) => typeof step === 'string').join('.'));
  return `it is not of the form it should have, at ${[...new Set(keys)].map((key) => key || 'its root').join(', ')}`;
}
