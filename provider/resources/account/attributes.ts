import { z } from 'zod';
import { computed, optional, required } from '../../plugin/definition/index.js';
import { osmName } from '../osm-text.js';
import { variableName } from '../variable-name.js';

/** The attributes that only the provider sets, of an account that people call `noun`. */
export function computedAttributes(noun: string) {
  return {
    id: computed(z.string(), { description: `OSM's id of the ${noun}.` }),
    status: computed(z.string(), {
      description: `State of the ${noun} in OSM: \`PROCESSING\`, \`ENABLED\` or \`ERROR\`.`,
    }),
  };
}

/** The identity of an account. */
export function nameAttribute(noun: string) {
  return required(osmName, {
    description: `Name of the ${noun}: its identity. OSM keeps it unique in a project.`,
    forcesReplacement: true,
  });
}

/** The references by which a resource names a secret: the secret itself is in no configuration, plan or state. */
export function secretAttributes(secret: string) {
  return {
    env: optional(variableName, {
      description: `Name of the environment variable that holds ${secret}, in the environment of the provider: where Terraform runs, or the poller.`,
    }),
    file: optional(z.string().min(1), {
      description: `Path of the file that holds ${secret}, absolute or relative to where Terraform runs.`,
    }),
    version: optional(z.number().int(), {
      description: `Raise it when ${secret} has changed: it is read anew and sent to OSM in place. What OSM holds is never compared.`,
    }),
  };
}
