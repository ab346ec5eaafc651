import { z } from 'zod';
import type { GitSettings } from '../git/settings/settings.js';
import { path, positiveMilliseconds } from './text-values.js';

/** The key `git` of a repository. */
export const gitSettings = z
  .strictObject({
    url: path,
    branch: z.string().default('main'),
    path: z.string().default('.'),
    interval: positiveMilliseconds.default(60_000),
  })
  .transform(
    ({ url, branch, path, interval }): GitSettings => ({
      ...{ url, path, include: ['**'], exclude: [] },
      ref: { kind: 'branch', name: branch },
      ...{ intervalMs: interval, timeoutMs: 120_000, maxBytes: 500e6 },
    }),
  );
