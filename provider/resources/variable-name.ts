import { z } from 'zod';

/**
 * The name of an environment variable, by POSIX's rule for the names that every shell can set (XBD 3.235). Messages
 * never quote it: people write the secret itself there.
 */
export const variableName = z
  .string()
  .regex(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'must be the name of an environment variable: letters, digits and _, no digit at the beginning, no $ and no value',
  );
