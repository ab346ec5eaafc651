import { z } from 'zod';
import type { JsonFile } from '../store/json-file.js';
import { actorSchema, driftSchema, revisionSchema, warningSchema } from '../store/schemas.js';
import { keptTroubleSchema } from './trouble.js';

const instanceSchema = z.object({ address: z.string(), id: z.string(), status: z.string() });

const failureSchema = revisionSchema.extend({
  failedAt: z.string(),
  ...keptTroubleSchema.shape,
  /** How often in a row. */
  attempts: z.int().positive(),
  /** Epoch milliseconds; absent if it is not tried again by itself. */
  retryAt: z.number().optional(),
  /** See `Trouble`. */
  waitsFor: z.enum(['revision', 'person']).optional(),
});

/** Why the last look at the remote brought nothing that can be taken. */
const sourceTroubleSchema = keptTroubleSchema.extend({
  since: z.string(),
  /** The one that was refused. */
  commit: z.string().optional(),
  /** ISO 8601; absent for what is refused: another revision, or other settings, are waited for. */
  retryAt: z.string().optional(),
});

/** What the poller knows of a repository beyond a restart. */
export const memorySchema = z.object({
  /** What the watched ref led to last. */
  seen: revisionSchema.optional(),
  /** The commit that was refused, if that is what was seen last. */
  refused: z.string().optional(),
  source: sourceTroubleSchema.optional(),
  /** The last one that touched something relevant: it is to be applied. */
  wanted: revisionSchema.optional(),
  /** An earlier one, at which a rollback holds the repository. */
  pinned: revisionSchema.optional(),
  /** The last one that was planned. */
  planned: revisionSchema.optional(),
  /** What that plan warned of. */
  warnings: z.array(warningSchema).readonly().default([]),
  /** The commit that was planned to the end: applied, or waiting, or with nothing to do. */
  handled: z.string().optional(),
  /** The commit whose apply has begun and not ended. */
  unfinished: z.string().optional(),
  /** Addresses that applies have set out to change since a revision was in force last: how they are is no drift of that one. */
  touched: z.array(z.string()).readonly().default([]),
  /** The plan that a person did not want. */
  rejected: z
    .object({
      reconcileId: z.string(),
      commit: z.string(),
      at: z.string(),
      by: actorSchema.exactOptional(),
      reason: z.string().exactOptional(),
      /** Of what the plan does: the same, made because of drift, is not asked about again. */
      digest: z.string(),
    })
    .optional(),
  applied: revisionSchema.extend({ appliedAt: z.string() }).optional(),
  failed: failureSchema.optional(),
  suspended: z.boolean().default(false),
  drift: z.array(driftSchema).readonly().default([]),
  /** Epoch milliseconds. */
  driftCheckedAt: z.number().optional(),
  /** The NS instances in force that were not READY when they were last looked at. */
  pending: z.array(instanceSchema).readonly().default([]),
  /** OSM's ids of the instances that were READY at any time: only a person has them replaced. */
  everReady: z.array(z.string()).readonly().default([]),
  /** How often the instances that never became READY were made anew for a revision, by address. */
  recreations: z
    .object({ commit: z.string(), counts: z.record(z.string(), z.int()) })
    .default({ commit: '', counts: {} }),
});

export type Memory = z.infer<typeof memorySchema>;

/** The memory of one repository; it has one writer. */
export interface MemoryStore {
  /** Reads the file, unless it has been. Throws OsmopsError `data-unusable`: nothing may go on, and nothing is written. */
  load(): Promise<void>;
  readonly current: Memory;
  /** Writes, and only then changes what is current. An undefined member is forgotten. */
  update(changes: Partial<Memory>): Promise<void>;
}

export function createMemory(file: JsonFile<Memory>): MemoryStore {
  let current = memorySchema.parse({});
  let isLoaded = false;
  let last: Promise<unknown> = Promise.resolve();

  async function load(): Promise<void> {
    if (isLoaded) return;
    current = (await file.read()) ?? current;
    isLoaded = true;
  }

  return {
    load,
    get current() {
      return current;
    },
    update(changes) {
      const done = last.then(async () => {
        await load();
        const next = { ...current, ...changes };
        await file.write(next);
        current = next;
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}
