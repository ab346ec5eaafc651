import { z } from 'zod';
import { type JsonObject, stringifyExact } from '../../json/index.js';
import type { PrivateState } from '../../plugin/definition/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { Baseline } from './effective.js';
import { type KduRelease, kduKey, sameRelease } from './wanted.js';

const release = z.object({
  model: z.string().nullable(),
  params: z.string().transform((text): JsonObject => parseJsonObject(text)),
});

const stored = z.object({
  operations: z.array(
    z
      .object({ id: z.string(), startTime: z.number().nullable() })
      .transform(({ id, startTime }) => ({ id, startTime: startTime ?? undefined })),
  ),
  kdus: z.array(
    z
      .object({
        memberVnfIndex: z.string(),
        kduName: z.string(),
        creation: release,
        current: release.optional(),
        previous: release.optional(),
      })
      .transform(({ current, previous, ...kdu }) => ({
        ...kdu,
        current: current ?? kdu.creation,
        previous: previous ?? kdu.creation,
      })),
  ),
});

/** The baseline in private state, if there is one. */
export function restoreBaseline(state: PrivateState): Baseline | undefined {
  const parsed = stored.safeParse(state['baseline']);
  if (!parsed.success) return undefined;
  const { operations, kdus } = parsed.data;
  return { operations, kdus: new Map(kdus.map((kdu) => [kduKey(kdu.memberVnfIndex, kdu.kduName), kdu])) };
}

/**
 * Private state of an instance: its id, by which the plan of its replacement knows it, and its baseline, with
 * parameters as JSON texts, which lose no digit. A release that is as the creation's is left out: Terraform writes the whole state
 * after each change of a resource, so its size counts.
 */
export function storeBaseline(id: string, { operations, kdus }: Baseline): PrivateState {
  const entries = [...kdus.values()].map(({ creation, current, previous, ...kdu }) => ({
    ...kdu,
    creation: storeRelease(creation),
    ...(sameRelease(current, creation) ? {} : { current: storeRelease(current) }),
    ...(sameRelease(previous, creation) ? {} : { previous: storeRelease(previous) }),
  }));
  const known = operations.map(({ id, startTime }) => ({ id, startTime: startTime ?? null }));
  return { id, baseline: { operations: known, kdus: entries } };
}

function storeRelease({ model, params }: KduRelease) {
  return { model, params: stringifyExact(params) };
}
