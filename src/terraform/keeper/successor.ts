import { createHash } from 'node:crypto';
import { z } from 'zod';
import { equalByValue, parseExact } from '../../../provider/json/index.js';
import { parseJson } from '../parse-json.js';
import { beginningLineage } from '../state/edit.js';
import { readMark } from './mark.js';
import type { StateMark } from './state-keeper.js';

/** A whole state. */
export interface MarkedState {
  readonly text: string;
  readonly mark: StateMark;
}

/** A state given as text; undefined if it is not whole. */
export function markedState(text: string): MarkedState | undefined {
  const mark = readMark(text);
  return mark && { text, mark };
}

/**
 * The same for what Terraform left in a file. One that had found no state and could not ask again whether there is one by now has
 * given it no lineage: it gets one that follows from the text, so that it is the same state when it is read once more.
 */
export function leftState(text: string): MarkedState | undefined {
  return markedState(lacksLineage(text) ? beginningLineage(text, lineageOf(text)) : text);
}

const withoutLineage = z.object({ version: z.literal(4), serial: z.literal(0), lineage: z.literal('') });

function lacksLineage(text: string): boolean {
  return withoutLineage.safeParse(parseJson(text)).success;
}

/** In the form of Terraform's own, a UUID. */
function lineageOf(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What one state is to the one that is kept. */
export type Succession =
  | { readonly kind: 'successor' }
  /** The same once more, as after an answer that was lost. */
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Judges whether a state may be kept in the place of another. A first one always may. */
export function judgeSuccession(kept: MarkedState | undefined, next: MarkedState): Succession {
  if (kept === undefined) return { kind: 'successor' };
  if (next.mark.lineage !== kept.mark.lineage) {
    return { kind: 'refused', reason: 'it belongs to another state: the lineages differ' };
  }
  if (next.mark.serial > kept.mark.serial) return { kind: 'successor' };
  if (next.mark.serial === kept.mark.serial && saysTheSame(kept.text, next.text)) return { kind: 'same' };
  return {
    kind: 'refused',
    reason: `its serial is ${next.mark.serial}, and that of the kept state is ${kept.mark.serial}`,
  };
}

/** As Terraform writes the same state twice with the same bytes, reading both is rarely needed. */
function saysTheSame(one: string, other: string): boolean {
  return one === other || equalByValue(parseExact(one), parseExact(other));
}
