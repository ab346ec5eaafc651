import { z } from 'zod';
import { path } from '../path-setting.js';

/** The key `secrets` of a repository: what its files may name as secrets, beside files of its own. */
export const secretSettings = z.strictObject({
  dir: path.optional(),
  env: z
    .array(
      z
        .string('must be a text')
        .regex(
          /^[A-Za-z_][A-Za-z0-9_]*\*?$/,
          'must be the name of a variable, or the begin of one with a * after it',
        ),
      'must be a list',
    )
    .default([]),
});
