import { z } from 'zod';
import { OsmopsError } from '../../errors/index.js';
import type { ImportId } from '../import-id.js';
import { variableName } from '../variable-name.js';
import type { SecretReference } from './secret.js';

/** The settings that the import id of an account may carry: what refers to its secret, if it has one. */
export function referenceNames(secret: string | undefined): readonly string[] {
  return secret === undefined ? [] : [`${secret}_env`, `${secret}_file`, 'secret_version'];
}

/** The reference to a secret in the settings of an import id. Throws `invalid-attribute`. */
export function parseReference(secret: string | undefined, settings: ImportId['settings']): SecretReference {
  const version = z.coerce
    .number()
    .int()
    .safeParse(settings['secret_version'] ?? '0');
  if (!version.success) {
    throw new OsmopsError({
      code: 'invalid-attribute',
      message: "The setting 'secret_version' of the import id must be a whole number.",
      remedy: 'Give it as it stands in the configuration.',
    });
  }
  const env = variableName.optional().safeParse(settings[`${secret}_env`]);
  if (!env.success) {
    throw new OsmopsError({
      code: 'invalid-attribute',
      message: `The setting '${secret}_env' of the import id ${env.error.issues[0]?.message}.`,
      remedy: 'Give it as it stands in the configuration.',
    });
  }
  return {
    env: env.data ?? null,
    file: settings[`${secret}_file`] ?? null,
    version: settings['secret_version'] === undefined ? null : version.data,
  };
}
