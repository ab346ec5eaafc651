import { block, line, mostOfMessage } from '../../base/text/index.js';
import type { ErrorCode } from './codes.js';

/** Where an error arose: a place in a file, an address in Terraform, an operation in OSM. All parts are optional. */
export interface ErrorPlace {
  /** Path as the user would write it. */
  readonly file?: string;
  /** Line, counted from 1. */
  readonly line?: number;
  /** Column, counted from 1, in UTF-16 code units. */
  readonly column?: number;
  /** A Terraform resource address, such as `osm_ns_instance.ldap`. */
  readonly address?: string;
  /** The id of an NS life-cycle operation occurrence in OSM. */
  readonly operation?: string;
  /** Path of an attribute from the resource's root: `["vnfs", 0]`. */
  readonly attribute?: readonly (string | number)[];
}

export interface ErrorParts {
  readonly code: ErrorCode;
  /** What happened, in one sentence. Never holds a secret. What it quotes is made fit to be shown, and it is cut if it is too long. */
  readonly message: string;
  /** What the reader can do now. */
  readonly remedy: string;
  readonly place?: ErrorPlace;
  /** The original error. */
  readonly cause?: unknown;
}

const brand = Symbol.for('osmops.error');

/**
 * The one error class of osmops. `message` says what happened, `remedy` what to do now, `place` where.
 * Recognise it with {@link isOsmopsError}, not with `instanceof`: two copies of this module may be loaded.
 */
export class OsmopsError extends Error {
  override readonly name = 'OsmopsError';
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly place: ErrorPlace;

  constructor(parts: ErrorParts) {
    super(
      block(parts.message, mostOfMessage),
      parts.cause === undefined ? undefined : { cause: parts.cause },
    );
    this.code = parts.code;
    this.remedy = block(parts.remedy, mostOfMessage);
    this.place = parts.place ?? {};
  }
}

/** Tells whether a thrown value is an {@link OsmopsError}, whichever copy of the module made it. */
export function isOsmopsError(value: unknown): value is OsmopsError {
  return typeof value === 'object' && value !== null && brand in value;
}

/** `file:line:column` of a place, fit to be shown, as far as it is known; an empty text if no file is. */
export function formatPlace({ file, line: row, column }: ErrorPlace): string {
  if (file === undefined) return '';
  const at = [row, row === undefined ? undefined : column].filter((number) => number !== undefined);
  return [line(file), ...at].join(':');
}
