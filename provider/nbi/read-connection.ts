import { dirname, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { readRegularFile } from '../../base/files/read-regular-file.js';
import { type ErrorPlace, isOsmopsError, OsmopsError } from '../errors/index.js';
import type { Connection, Environment } from './connection.js';
import { connectionFileSchema, hostname, word } from './connection-file-schema.js';

/** More than this is no connection file, whatever it is. */
const maxFileBytes = 64 * 1024;

/** The environment variables of OSM's official command-line client, with its defaults. */
const environmentSchema = z.object({
  OSM_HOSTNAME: hostname,
  OSM_USER: word.default('admin'),
  OSM_PASSWORD: word,
  OSM_PROJECT: word.default('admin'),
});

/**
 * Reads the text of a connection file; throws OsmopsError `connection-invalid`, which never quotes the text.
 */
async function readText(file: string): Promise<string> {
  const reading = await readRegularFile(file, { maxBytes: maxFileBytes, followsLinks: true });
  if (reading.refused === undefined) return Buffer.from(reading.content).toString('utf8');
  if (reading.refused === 'not-a-file' || reading.refused === 'too-large') {
    throw invalid({ file }, `The connection file is no regular file of at most ${maxFileBytes} bytes`);
  }
  throw invalid({ file }, `The connection file cannot be read (${reading.code})`);
}

/**
 * The values of a YAML map, every scalar by its source text: a password such as 0123 stays one. Null is left out, as
 * OSM Ops does.
 */
function parseMap(text: string, file: string): unknown {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      customTags: ['null'],
      merge: true,
      lineCounter: lines,
      prettyErrors: false,
      // What it warns of goes to standard error, with a piece of the text: here that may be the password.
      logLevel: 'error',
    });
    const problem = document.errors[0];
    if (problem === undefined) return document.toJS({ reviver: (_, value) => value ?? undefined });
    const { line, col } = lines.linePos(problem.pos[0]);
    throw invalid({ file, line, column: col }, `The connection file is not valid YAML (${problem.code})`);
  } catch (error) {
    throw isOsmopsError(error)
      ? error
      : invalid({ file }, 'The connection file has too many aliases or is nested too deeply');
  }
}

/** Parses what zod can tell without ever naming a value: a value may be the password. */
function parseWith<T>(schema: z.ZodType<T>, value: unknown, what: string, place: ErrorPlace): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? 'it must be a map of keys and values' : `${path.join('.')} ${message}`,
  );
  throw invalid(place, `${what} does not describe a connection to OSM: ${problems.join('; ')}`);
}

function invalid(place: ErrorPlace, message: string): OsmopsError {
  return new OsmopsError({
    code: 'connection-invalid',
    message,
    remedy:
      'Give hostname (host:port), project, user and password in the connection file, or OSM_HOSTNAME, OSM_USER, OSM_PASSWORD and OSM_PROJECT in the environment.',
    place,
  });
}

/** Reads a connection file of OSM Ops; `caFile` is relative to it. */
export async function readConnectionFile(file: string): Promise<Connection> {
  const values = parseMap(await readText(file), file);
  const { tls, caFile, insecureSkipVerify, ...rest } = parseWith(
    connectionFileSchema,
    values,
    'The connection file',
    { file },
  );
  // Who says something of certificates means TLS; the files of OSM Ops say nothing of either.
  const aboutTls = caFile !== undefined || insecureSkipVerify !== undefined;
  return {
    ...rest,
    file,
    tls: tls ?? (aboutTls || 'detect'),
    ...(caFile === undefined ? {} : { caFile: resolve(dirname(file), caFile) }),
    ...(insecureSkipVerify === undefined ? {} : { insecureSkipVerify }),
  };
}

/** Takes a connection from the environment variables of OSM's official client, which speaks HTTPS. */
export function readConnectionEnvironment(env: Environment): Connection {
  const values = parseWith(environmentSchema, env, 'The environment', {});
  return {
    hostname: values.OSM_HOSTNAME,
    project: values.OSM_PROJECT,
    user: values.OSM_USER,
    password: values.OSM_PASSWORD,
    tls: true,
  };
}
