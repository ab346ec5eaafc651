import { z } from 'zod';
import { stringifyExact } from '../../json/index.js';
import type { PrivateState } from '../../plugin/definition/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';
import { type Baseline, baselineAtCreation, type KduHistory } from './effective.js';
import { type KduRelease, kduKey, nothingFor, sameRelease, wantedKdus } from './wanted.js';

type Vnfs = NsInstanceState['vnfs'];

const releaseSchema = z
  .object({ model: z.string().default(''), params: z.string().default('{}') })
  .transform(({ model, params }): KduRelease => ({ model: model || null, params: parseJsonObject(params) }));

/** What is left out of a KDU's entry: `creation` and `current` if the state declares the same, `previous` if it is `creation`. */
const kduSchema = z.object({
  vnf: z.string(),
  kdu: z.string(),
  creation: releaseSchema.optional(),
  current: releaseSchema.optional(),
  previous: releaseSchema.optional(),
});

const historySchema = z.object({
  operations: z.array(
    z
      .tuple([z.string()])
      .rest(z.number())
      .transform(([id, startTime]) => ({ id, startTime })),
  ),
  /** Absent if all KDUs that the state declares, and no others, are as they were created. */
  kdus: z.array(kduSchema).optional(),
});

/**
 * The baseline in private state, if there is one.
 *
 * @param vnfs As the state has them to which the private state belongs.
 */
export function restoreBaseline(state: PrivateState, vnfs: Vnfs): Baseline | undefined {
  const parsed = historySchema.safeParse(state['history']);
  if (!parsed.success) return undefined;
  const { operations, kdus } = parsed.data;
  const declared = wantedKdus(vnfs);
  if (kdus === undefined) return { ...baselineAtCreation(declared), operations };
  const histories = kdus.map(({ vnf, kdu, ...said }): [string, KduHistory] => {
    const key = kduKey(vnf, kdu);
    const { model, params } = declared.get(key) ?? nothingFor(vnf, kdu);
    const creation = said.creation ?? { model, params };
    const current = said.current ?? { model, params };
    return [
      key,
      { memberVnfIndex: vnf, kduName: kdu, creation, current, previous: said.previous ?? creation },
    ];
  });
  return { operations, kdus: new Map(histories) };
}

/**
 * Private state of an instance: its id, by which the plan of its replacement knows it, and its baseline, with
 * parameters as JSON texts, which lose no digit. It is kept short, and what the state says already is left out: Terraform writes the
 * whole state after each change of a resource, so its size counts.
 *
 * @param vnfs As the state has them that this private state is returned with.
 * @param last The last operation that is ours, or was there when the instance became ours: see {@link lastOfOurs}. Default: the last one that is accounted
 *   for; then it is not repeated.
 */
export function storeBaseline(
  id: string,
  { operations, kdus }: Baseline,
  vnfs: Vnfs,
  last?: string,
): PrivateState {
  const declared = wantedKdus(vnfs);
  const entries = [...kdus].map(([key, { memberVnfIndex, kduName, creation, current, previous }]) => {
    const known = declared.get(key);
    return {
      vnf: memberVnfIndex,
      kdu: kduName,
      ...(sameRelease(creation, known) ? {} : { creation: storeRelease(creation) }),
      ...(sameRelease(current, known) ? {} : { current: storeRelease(current) }),
      ...(sameRelease(previous, creation) ? {} : { previous: storeRelease(previous) }),
    };
  });
  const isAsDeclared =
    kdus.size === declared.size &&
    [...kdus.keys()].every((key) => declared.has(key)) &&
    entries.every(({ creation, current, previous }) => !creation && !current && !previous);
  const started = operations.map(({ id, startTime }) => (startTime === undefined ? [id] : [id, startTime]));
  return {
    id,
    history: { operations: started, ...(isAsDeclared ? {} : { kdus: entries }) },
    ...(last !== undefined && last !== operations.at(-1)?.id && { last }),
  };
}

/**
 * The last operation of an instance that is ours, by its private state. OSM keeps no owner of an instance: if its last operation is
 * another one, somebody works with the instance whom we do not know.
 */
export function lastOfOurs({ last, history }: PrivateState): string | undefined {
  if (typeof last === 'string') return last;
  return historySchema.safeParse(history).data?.operations.at(-1)?.id;
}

function storeRelease({ model, params }: KduRelease) {
  const text = stringifyExact(params);
  return { ...(model !== null && { model }), ...(text !== '{}' && { params: text }) };
}
