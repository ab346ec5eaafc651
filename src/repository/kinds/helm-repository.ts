import type { z } from 'zod';
import { attributes } from '../../../provider/resources/k8s-repo/attributes.js';
import { optionalField, requiredField } from '../attribute-field.js';
import { mapping } from '../text-fields.js';
import { checkFields } from '../typed-file.js';
import type { HelmRepositoryDeclaration } from '../types.js';
import type { Kind } from './kind.js';

const fields = mapping({
  name: requiredField(attributes.name),
  type: requiredField(attributes.type).default('helm-chart'),
  url: requiredField(attributes.url),
  description: optionalField(attributes.description),
});

export type HelmRepositoryFields = Readonly<z.output<typeof fields>>;

/** A repository of Helm charts, or of Juju bundles: the resource `osm_k8s_repo`. */
export const helmRepositoryKind: Kind<HelmRepositoryDeclaration> = {
  name: 'HelmRepository',
  noun: 'Helm repository',
  description: 'A repository of Helm charts (or Juju bundles) that Open Source MANO is to know.',
  schemaFile: 'helm-repository.schema.json',
  fields,
  secretRemedy: 'Take it out: OSM takes no login for a repository. Use one that can be read without.',
  async read({ tree, report, placeOf }) {
    const read = checkFields(tree, fields, 'file-invalid', report);
    return read && { kind: 'HelmRepository', place: placeOf('name'), ...read };
  },
};
