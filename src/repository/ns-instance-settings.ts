import type { z } from 'zod';
import { attributes } from '../../provider/resources/ns-instance/attributes.js';
import { optionalField } from './attribute-field.js';
import { mapping } from './text-fields.js';

const timeouts = attributes.timeouts.unwrap().shape;

/** The settings of an NS instance that a repository can have defaults for. */
export const nsInstanceSettings = mapping({
  deletionPolicy: optionalField(
    attributes.deletion_policy,
    'What happens when the instance is declared no longer: `delete` (default) deletes it, `orphan` leaves it in OSM.',
  ),
  timeouts: mapping({
    create: optionalField(timeouts.create),
    update: optionalField(timeouts.update),
    delete: optionalField(timeouts.delete),
  })
    .optional()
    .meta({ description: 'How long to wait for the operations of the instance, such as `90m`.' }),
});

/** Settings as a file gives them: lengths of time as Terraform writes them. */
export type NsInstanceSettings = Readonly<z.output<typeof nsInstanceSettings>>;

/** The settings of a file over those of the whole repository, time-outs key by key. */
export function settingsOver(defaults: NsInstanceSettings, own: NsInstanceSettings): NsInstanceSettings {
  return {
    deletionPolicy: own.deletionPolicy ?? defaults.deletionPolicy,
    timeouts: {
      create: own.timeouts?.create ?? defaults.timeouts?.create,
      update: own.timeouts?.update ?? defaults.timeouts?.update,
      delete: own.timeouts?.delete ?? defaults.timeouts?.delete,
    },
  };
}
