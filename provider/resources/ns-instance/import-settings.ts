import type { z } from 'zod';
import { OsmopsError } from '../../errors/index.js';
import type { ImportId } from '../import-id.js';
import { attributes, type NsInstanceState } from './attributes.js';

const operations = ['create', 'update', 'delete'] as const;

/** The settings that an import id may carry: what OSM does not store. */
export const settingNames = [
  'on_key_removal',
  'deletion_policy',
  'wait_for',
  ...operations.map((operation) => `timeouts.${operation}`),
];

/** The settings of an import id as attributes; `null` for those that are not given. Names are separated by commas. */
export function parseSettings(
  settings: ImportId['settings'],
): Pick<NsInstanceState, 'on_key_removal' | 'deletion_policy' | 'wait_for' | 'timeouts'> {
  const [create = null, update = null, remove = null] = operations.map(
    (operation) => settings[`timeouts.${operation}`],
  );
  const timeouts =
    create === null && update === null && remove === null ? null : { create, update, delete: remove };
  return {
    on_key_removal: parse(attributes.on_key_removal, 'on_key_removal', settings['on_key_removal']),
    deletion_policy: parse(attributes.deletion_policy, 'deletion_policy', settings['deletion_policy']),
    wait_for: parse(attributes.wait_for, 'wait_for', settings['wait_for']?.split(',')),
    timeouts: parse(attributes.timeouts, 'timeouts', timeouts),
  };
}

/** A setting as the configuration would have to give it. */
function parse<T>(schema: z.ZodType<T>, key: string, value: unknown = null): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new OsmopsError({
    code: 'invalid-attribute',
    message: `The setting '${key}' of the import id ${parsed.error.issues.map(({ message }) => message).join('; ')}.`,
    remedy: 'Give it as it stands in the configuration.',
  });
}
