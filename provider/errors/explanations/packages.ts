import type { Explanations } from './explanation.js';

/** Errors of OSM packages. */
export const packageExplanations = {
  'package-invalid': {
    cause:
      'A folder that is to be an OSM package is none: it has no descriptor at its top or several, the descriptor is neither a VNFD nor an NSD, lacks what OSM asks for, or is of the other kind than the resource; or the folder holds links or files that cannot be packed.',
    remedy:
      'Correct what the message names. A package is a folder with one descriptor (`*_vnfd.yaml` or `*_nsd.yaml` by custom; the content decides) and whatever files belong to it.',
  },
  'duplicate-key': {
    cause:
      "A mapping of a package's descriptor has a key twice. OSM reads descriptors with PyYAML, which takes the later one without a word; so does osmops, and says so: the author of the package may have meant the other.",
    remedy: 'Keep one of the two. If the package is of somebody else, nothing has to be done.',
  },
  'package-changed': {
    cause:
      'The files of a package changed after the plan was made. What would be uploaded is not what was planned and approved, so nothing was uploaded.',
    remedy: 'Plan again, look at the plan, and apply it. Leave the files alone in between.',
  },
} as const satisfies Explanations;
