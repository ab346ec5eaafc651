import { z } from 'zod';
import { type JsonObject, stringifyExact } from '../../json/index.js';
import type { PrivateState } from '../../plugin/definition/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { Baseline } from './effective.js';
import { kduKey } from './wanted.js';

const params = z.string().transform((text): JsonObject => parseJsonObject(text));

const stored = z.object({
  since: z.number(),
  kdus: z.array(
    z.object({
      memberVnfIndex: z.string(),
      kduName: z.string(),
      creation: params,
      current: params,
      previous: params,
    }),
  ),
});

/** The baseline in private state, if there is one. */
export function restoreBaseline(state: PrivateState): Baseline | undefined {
  const parsed = stored.safeParse(state['baseline']);
  if (!parsed.success) return undefined;
  const { since, kdus } = parsed.data;
  return { since, kdus: new Map(kdus.map((kdu) => [kduKey(kdu.memberVnfIndex, kdu.kduName), kdu])) };
}

/**
 * Private state of an instance: its id, by which the plan of its replacement knows it, and its baseline, with
 * parameters as JSON texts, which lose no digit.
 */
export function storeBaseline(id: string, { since, kdus }: Baseline): PrivateState {
  const entries = [...kdus.values()].map((kdu) => ({
    ...kdu,
    creation: stringifyExact(kdu.creation),
    current: stringifyExact(kdu.current),
    previous: stringifyExact(kdu.previous),
  }));
  return { id, baseline: { since, kdus: entries } };
}
