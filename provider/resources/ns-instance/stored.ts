import { z } from 'zod';
import { stringifyExact } from '../../json/index.js';
import type { PrivateState } from '../../plugin/definition/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { Baseline } from './effective.js';
import { type KduRelease, kduKey, sameRelease } from './wanted.js';

const release = z
  .object({ model: z.string().default(''), params: z.string().default('{}') })
  .transform(({ model, params }): KduRelease => ({ model: model || null, params: parseJsonObject(params) }));

const stored = z.object({
  operations: z.array(
    z
      .tuple([z.string()])
      .rest(z.number())
      .transform(([id, startTime]) => ({ id, startTime })),
  ),
  kdus: z.array(
    z
      .object({
        vnf: z.string(),
        kdu: z.string(),
        creation: release,
        current: release.optional(),
        previous: release.optional(),
      })
      .transform(({ vnf, kdu, creation, current, previous }) => ({
        memberVnfIndex: vnf,
        kduName: kdu,
        creation,
        current: current ?? creation,
        previous: previous ?? creation,
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
 * parameters as JSON texts, which lose no digit. It is kept short, and what goes without saying is left out: Terraform writes the
 * whole state after each change of a resource, so its size counts.
 */
export function storeBaseline(id: string, { operations, kdus }: Baseline): PrivateState {
  const entries = [...kdus.values()].map(({ memberVnfIndex, kduName, creation, current, previous }) => ({
    vnf: memberVnfIndex,
    kdu: kduName,
    creation: storeRelease(creation),
    ...(sameRelease(current, creation) ? {} : { current: storeRelease(current) }),
    ...(sameRelease(previous, creation) ? {} : { previous: storeRelease(previous) }),
  }));
  const known = operations.map(({ id, startTime }) => (startTime === undefined ? [id] : [id, startTime]));
  return { id, baseline: { operations: known, kdus: entries } };
}

function storeRelease({ model, params }: KduRelease) {
  const text = stringifyExact(params);
  return { ...(model !== null && { model }), ...(text !== '{}' && { params: text }) };
}
