import {
  equalByValue,
  isJsonObject,
  type Json,
  parseExact,
  stringifyExact,
} from '../../../provider/json/index.js';
import { isSecretKey } from '../../../provider/nbi/records/secret-keys.js';
import { formatPath, type Step } from './attribute-path.js';
import type { Change } from './plan.js';

/** An attribute, or a value inside one, that changes. */
export interface AttributeChange {
  /** Such as `vnfs[0].kdus[0].params.replicaCount`. */
  readonly path: string;
  /** The old value as JSON text, or {@link sensitiveValue}; undefined if there was none. */
  readonly before: string | undefined;
  /** The new value as JSON text, {@link sensitiveValue} or {@link unknownValue}; undefined if there will be none. */
  readonly after: string | undefined;
}

/** Stand for a value that is not shown. No JSON text looks like them. */
export const sensitiveValue = '(sensitive value)';
export const unknownValue = '(known after apply)';

/** Two values and what Terraform marks in them; a mark is true for the whole value, or has the value's structure. */
interface Compared {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly unknown: Json | undefined;
  readonly beforeSensitive: Json | undefined;
  readonly afterSensitive: Json | undefined;
}

type MarkedChange = Pick<
  Change,
  'before' | 'after' | 'after_unknown' | 'before_sensitive' | 'after_sensitive'
>;

/**
 * Lists what differs between a resource's old and new attributes, each at its innermost path. An attribute whose texts
 * are JSON objects or lists is compared inside; what stands there under a key that names a secret is hidden, and so is what a `valueFrom`
 * leads to. Null and absent count as equal, as in Terraform.
 */
export function attributeChanges(change: MarkedChange): AttributeChange[] {
  return [
    ...compare([], {
      before: change.before,
      after: change.after,
      unknown: change.after_unknown,
      beforeSensitive: change.before_sensitive,
      afterSensitive: change.after_sensitive,
    }),
  ];
}

function* compare(path: readonly Step[], values: Compared): Generator<AttributeChange> {
  if (values.unknown !== true && !isHidden(values)) {
    const inner = decoded(values);
    if (inner) return yield* compare(path, inner);
    const keys = commonKeys(values);
    if (keys.length > 0) {
      for (const key of keys) yield* compare([...path, key], childOf(values, key));
      return;
    }
  }
  const { before, after, unknown } = values;
  if (!hasMark(unknown) && equalByValue(before ?? null, after ?? null)) return;
  yield {
    path: formatPath(path),
    before: shown(before, values),
    after: hasMark(unknown) ? unknownValue : shown(after, values),
  };
}

/** A value that is or was sensitive is shown on neither side. */
function isHidden({ beforeSensitive, afterSensitive }: Compared): boolean {
  return beforeSensitive === true || afterSensitive === true;
}

/** The values inside two JSON texts, of which one may be missing. */
function decoded({ before, after }: Compared): Compared | undefined {
  const [old, wanted] = [decodedText(before), decodedText(after)];
  if ((old === undefined && !isMissing(before)) || (wanted === undefined && !isMissing(after)))
    return undefined;
  if (old === undefined && wanted === undefined) return undefined;
  return {
    ...{ before: old, after: wanted, unknown: undefined },
    beforeSensitive: secretsIn(old),
    afterSensitive: secretsIn(wanted),
  };
}

function isMissing(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

/** Marks of what is secret in a value of a JSON text, in Terraform's form. */
function secretsIn(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map(secretsIn);
  if (!isJsonObject(value)) return false;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'valueFrom' || isSecretKey(key) || isReference(inner) || secretsIn(inner),
    ]),
  );
}

/** `{"valueFrom": ...}`: what it stands for is a secret, before and after alike. */
function isReference(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.hasOwn(value, 'valueFrom');
}

function decodedText(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return parseExact(value);
  } catch {
    return undefined;
  }
}

/** The keys or indices to go into; none unless both values are of one structure, or one of them is missing. */
function commonKeys({ before, after, unknown }: Compared): Step[] {
  const marked = hasMark(unknown) ? unknown : undefined;
  const present = [before, after, marked].filter((value) => value !== undefined && value !== null);
  if (present.every(isJsonObject)) return [...new Set(present.flatMap((value) => Object.keys(value)))];
  if (present.every((value) => Array.isArray(value))) {
    return [...Array(Math.max(...present.map(({ length }) => length))).keys()];
  }
  return [];
}

function childOf(values: Compared, key: Step): Compared {
  return {
    before: member(values.before, key),
    after: member(values.after, key),
    unknown: member(values.unknown, key),
    beforeSensitive: member(values.beforeSensitive, key),
    afterSensitive: member(values.afterSensitive, key),
  };
}

function member(value: Json | undefined, key: Step): Json | undefined {
  if (typeof key === 'number') return Array.isArray(value) ? value[key] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A value as JSON text, hidden whole if anything in it is sensitive. */
function shown(value: Json | undefined, { beforeSensitive, afterSensitive }: Compared): string | undefined {
  if (value === undefined || value === null) return undefined;
  return hasMark(beforeSensitive) || hasMark(afterSensitive) ? sensitiveValue : stringifyExact(value);
}

function hasMark(mark: Json | undefined): boolean {
  if (Array.isArray(mark)) return mark.some(hasMark);
  return isJsonObject(mark) ? Object.values(mark).some(hasMark) : mark === true;
}
