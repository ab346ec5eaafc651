import { z } from 'zod';
import { computed, type PlannedOf, required, type StateOf } from '../../plugin/definition/index.js';

/** The schema that `osm_vnf_package` and `osm_ns_package` share. */
export const attributes = {
  source: required(z.string().min(1, 'must name the folder of the package'), {
    description:
      'Path of the package folder, absolute or relative to where Terraform runs. Another path with the same content is no change.',
  }),
  id: computed(z.string(), { description: "OSM's id of the package (`_id`)." }),
  descriptor_id: computed(z.string(), {
    description:
      'Id of the descriptor, by which other descriptors and NS instances name it. Changing it replaces the package.',
    forcesReplacement: true,
  }),
  content_hash: computed(z.string(), {
    description:
      'Hash of the content that was uploaded. Unset once the descriptor in OSM is no longer the uploaded one.',
  }),
};

export type PackageAttributes = typeof attributes;
export type PackageState = StateOf<PackageAttributes>;
export type PackagePlanned = PlannedOf<PackageAttributes>;
