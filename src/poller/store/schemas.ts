import { z } from 'zod';
import { type ErrorCode, errorCodes, OsmopsError } from '../../../provider/errors/index.js';
import { type ImportReason, importReasons } from '../../terraform/index.js';
import { planFigures } from '../plan-figures.js';

const text = z.string();
/** A member that JSON leaves out when it is undefined. */
const perhaps = z.string().optional();

export const warningSchema = z.object({
  code: text.exactOptional(),
  message: text,
  place: text.exactOptional(),
});

export const revisionSchema = z.object({
  commit: text,
  ref: text,
  author: z.object({ name: text, email: text }),
  subject: text,
  committedAt: text,
});

const attributeSchema = z
  .object({ path: text, before: perhaps, after: perhaps })
  .transform(({ path, before, after }) => ({ path, before, after }));

const actions = ['create', 'update', 'replace', 'delete', 'forget', 'import'] as const;

/** A boolean once: what was imported then is counted under `import`. */
const importing = z
  .union([z.enum(importReasons), z.boolean()])
  .transform((reason): ImportReason | false => (reason === true ? 'declared' : reason));

const changeSchema = z
  .object({
    address: text,
    type: text,
    name: text,
    action: z.enum(actions),
    importing,
    deposed: z.boolean(),
    reason: perhaps,
    attributes: z.array(attributeSchema).readonly(),
    replacePaths: z.array(text).readonly(),
  })
  .transform(({ reason, ...change }) => ({ ...change, reason }));

export const summarySchema = z.object({
  ...planFigures,
  changes: z.array(changeSchema).readonly(),
  isEmpty: z.boolean(),
});

export const operationSchema = z.object({ id: text, type: text, startedAt: text });

export const driftSchema = z
  .object({
    address: text,
    type: text,
    name: text,
    kind: z.enum(['gone', 'changed']),
    attributes: z.array(attributeSchema).readonly(),
    planned: z.enum(actions).optional(),
    operations: z.array(operationSchema).readonly().exactOptional(),
  })
  .transform(({ planned, ...drift }) => ({ ...drift, planned }));

export const begunSchema = z.object({
  address: text,
  name: text,
  ids: z.array(text).readonly(),
  reason: text,
});

export const actorSchema = z.object({ via: z.enum(['socket', 'token']) });

export const notReadySchema = z.object({ address: text, status: text });

const codes = Object.keys(errorCodes);
const codeSchema = z.custom<ErrorCode>((value) => typeof value === 'string' && codes.includes(value));

export const errorSchema = z
  .object({
    code: codeSchema,
    message: text,
    remedy: text,
    place: z
      .object({
        file: text.exactOptional(),
        line: z.int().exactOptional(),
        column: z.int().exactOptional(),
        address: text.exactOptional(),
        operation: text.exactOptional(),
      })
      .default({}),
  })
  .transform((parts) => new OsmopsError(parts));
