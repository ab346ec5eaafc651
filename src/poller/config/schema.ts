import { z } from 'zod';
import { httpSettings } from '../http/settings.js';
import { logSettings } from '../log/settings.js';
import { path } from '../path-setting.js';
import { repositorySettings } from './repository-settings.js';
import { positiveMilliseconds, wholeNumber } from './text-values.js';

/** What `osmops.yaml` holds. Paths are as written there. */
export const configSchema = z.strictObject({
  dataDir: path,
  concurrency: wholeNumber(1).default(4),
  gracePeriod: positiveMilliseconds.default(300_000),
  http: httpSettings.prefault({}),
  log: logSettings.prefault({}),
  repositories: z
    .array(repositorySettings, 'must be a list')
    .min(1, 'must have at least one entry')
    .superRefine((repositories, context) => {
      for (const [index, { name }] of repositories.entries()) {
        if (repositories.findIndex((other) => other.name === name) === index) continue;
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: 'is taken by another repository',
        });
      }
    }),
});

/** The configuration of the poller. All paths are absolute, all times milliseconds. */
export type PollerConfig = z.infer<typeof configSchema>;
export type RepositorySettings = PollerConfig['repositories'][number];
