import { z } from 'zod';

/** The key `log` of the poller's configuration. */
export const logSettings = z.strictObject({
  level: z
    .enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error')
    .default('info')
    .meta({ description: 'The least level that is logged.' }),
});

export type LogSettings = z.infer<typeof logSettings>;
