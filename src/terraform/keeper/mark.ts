import { z } from 'zod';
import { parseJson } from '../parse-json.js';
import type { StateMark } from './state-keeper.js';

/** Version 4 of the state file is the one that Terraform 0.12 and later, and OpenTofu, write. */
const stateSchema = z.object({
  version: z.literal(4),
  serial: z.int().nonnegative(),
  lineage: z.string().min(1),
  resources: z.array(z.unknown()),
});

/** The mark of a state given as text; undefined if that is not a whole state. */
export function readMark(text: string): StateMark | undefined {
  const { data } = stateSchema.safeParse(parseJson(text));
  return data && { serial: data.serial, lineage: data.lineage };
}
