import { z } from 'zod';
import { optionalText } from './scalars.js';

/** A VIM account, as far as it is no secret: its record holds an encrypted password too. */
export interface VimAccount {
  readonly id: string;
  readonly name: string;
  /** PROCESSING, ENABLED or ERROR. */
  readonly operationalState: string | undefined;
}

export const vimAccountSchema = z
  .object({
    _id: z.string(),
    name: z.string(),
    _admin: z.object({ operationalState: optionalText }).nullish(),
  })
  .transform(
    ({ _id, name, _admin }): VimAccount => ({ id: _id, name, operationalState: _admin?.operationalState }),
  );
