import { z } from 'zod';

/** The mark of a setting that names a file or folder of this computer: by it all of them are found, whatever their keys. */
export const pathMark = { format: 'path' } as const;

/** A path of a file or folder, as written. */
export const path = z
  .string('must be a text')
  .min(1, 'must not be empty')
  .refine((text) => !text.includes('\0'), 'must be a path')
  .meta(pathMark);
