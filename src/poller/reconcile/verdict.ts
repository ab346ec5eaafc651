import { objectionsTo, type Permissions } from '../../deploy/index.js';
import type { MadePlan } from '../stack/stack.js';
import type { Memory } from './memory.js';

/** What is to become of a plan. */
export type Verdict =
  | { readonly kind: 'nothing' }
  /** `apply: never`. */
  | { readonly kind: 'planned-only' }
  | { readonly kind: 'approval'; readonly reason: string }
  | { readonly kind: 'apply' };

export interface GuardSettings extends Omit<Permissions, 'allowEmpty' | 'newAddress'> {
  readonly apply: 'auto' | 'manual' | 'never';
}

/** How often an instance that never became READY is made anew for one revision without a person. */
const mostRecreations = 2;

/** Decides whether a plan may be applied without a person. */
export function judge(
  plan: MadePlan,
  { apply, ...permissions }: GuardSettings,
  { everReady, recreations }: Pick<Memory, 'everReady' | 'recreations'>,
  commit: string,
): Verdict {
  if (!plan.hasChanges) return { kind: 'nothing' };
  if (apply === 'never') return { kind: 'planned-only' };
  const { replaced } = plan;
  const counts = recreations.commit === commit ? recreations.counts : {};
  const were = replaced.filter(({ id }) => everReady.includes(id)).map(({ address }) => address);
  const failed = replaced
    .map(({ address }) => address)
    .filter((address) => !were.includes(address) && (counts[address] ?? 0) >= mostRecreations);
  const reasons = [
    // Nothing in the configuration allows an emptied repository: who means it approves one plan.
    ...objectionsTo(plan, { ...permissions, allowEmpty: false, newAddress: false }).map(
      ({ reason }) => reason,
    ),
    ...(were.length > 0 ? [`it replaces what has been READY: ${were.join(', ')}`] : []),
    ...(failed.length > 0
      ? [`the creation failed ${mostRecreations + 1} times for this revision: ${failed.join(', ')}`]
      : []),
    ...(apply === 'manual' ? ['apply is manual'] : []),
  ];
  return reasons.length === 0 ? { kind: 'apply' } : { kind: 'approval', reason: reasons.join('; ') };
}

/** The counts of the instances made anew, once this plan is applied. */
export function countRecreations(
  { replaced }: Pick<MadePlan, 'replaced'>,
  { everReady, recreations }: Pick<Memory, 'everReady' | 'recreations'>,
  commit: string,
): Memory['recreations'] {
  const counts = { ...(recreations.commit === commit ? recreations.counts : {}) };
  for (const { address, id } of replaced) {
    if (!everReady.includes(id)) counts[address] = (counts[address] ?? 0) + 1;
  }
  return { commit, counts };
}
