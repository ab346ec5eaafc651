import { z } from 'zod';
import { variableName } from '../../../provider/resources/variable-name.js';
import type { BackendSettings, BackendValue } from '../../constructs/index.js';
import { path } from '../path-setting.js';

const value: z.ZodType<BackendValue> = z.lazy(() =>
  z.union([z.string(), z.array(value), z.record(z.string(), value)], 'must be a text, a list or a mapping'),
);

/** The key `backend` of a repository. Files are as written there. */
export const backendSettings = z
  .strictObject({
    type: z
      .string('must be a text')
      .regex(/^[a-z0-9_]+$/, "must be Terraform's name of a backend, such as local, pg or http")
      .default('local'),
    config: z.record(z.string(), value, 'must be a mapping').default({}),
    env: z
      .record(
        variableName,
        z.strictObject({ file: path }, 'must be a mapping with a `file`'),
        'must be a mapping',
      )
      .default({}),
  })
  .refine(({ type, config }) => type !== 'local' || Object.keys(config).length === 0, {
    message: 'must be left out: the local backend keeps the state in `dataDir`',
    path: ['config'],
  });

/** Where the state of a repository is kept. */
export interface StateBackend extends BackendSettings {
  /** Environment variables of Terraform, each with the file that holds its value; read anew at each run. */
  readonly env: Readonly<Record<string, { readonly file: string }>>;
}
