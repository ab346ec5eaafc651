import { z } from 'zod';
import { defaultPermissions } from '../../deploy/index.js';
import { gitSettingsSchema } from '../git/index.js';
import { webhookSettings } from '../http/settings.js';
import { notificationSettings } from '../notify/settings.js';
import { path } from '../path-setting.js';
import { backendSettings } from './backend-settings.js';
import { permissionSettings } from './permission-settings.js';
import { secretSettings } from './secret-settings.js';
import { flag, milliseconds } from './text-values.js';

/** An entry of `repositories`. Paths are as written there. */
export const repositorySettings = z.strictObject({
  name: z
    .string('must be a text')
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be of a-z, 0-9 and -, at most 63 of them'),
  git: gitSettingsSchema,
  connectionFile: path.optional(),
  secrets: secretSettings.prefault({}),
  apply: z.enum(['auto', 'manual', 'never'], 'must be auto, manual or never').default('auto'),
  adopt: permissionSettings.adopt.default(defaultPermissions.adopt),
  maxDestroys: permissionSettings.maxDestroys.default(defaultPermissions.maxDestroys),
  prune: flag.default(true),
  driftInterval: milliseconds.default(600_000),
  onDrift: z.enum(['report', 'correct'], 'must be report or correct').default('report'),
  showValues: flag.default(false),
  backend: backendSettings.prefault({}),
  webhook: webhookSettings.optional(),
  notifications: z.array(notificationSettings, 'must be a list').default([]),
});
