import type { z } from 'zod';
import { attributes } from '../../../provider/resources/k8s-cluster/attributes.js';
import { optionalField, requiredField, wholeNumberField } from '../attribute-field.js';
import { mapping } from '../text-fields.js';
import { textView } from '../text-view.js';
import { checkFields } from '../typed-file.js';
import type { K8sClusterDeclaration } from '../types.js';
import type { Kind } from './kind.js';
import { readSecretReference, secretRemedy } from './secret-reference.js';

const fields = mapping({
  name: requiredField(attributes.name),
  vimAccountName: requiredField(attributes.vim_account_name),
  k8sVersion: requiredField(attributes.k8s_version),
  nets: requiredField(attributes.nets),
  namespace: optionalField(attributes.namespace),
  description: optionalField(attributes.description),
  credentialsEnv: optionalField(attributes.credentials_env),
  credentialsFile: optionalField(
    attributes.credentials_file,
    'Path of the file that holds the kubeconfig of the cluster (YAML or JSON), absolute or relative to the root of the repository.',
  ),
  secretVersion: wholeNumberField(attributes.secret_version),
});

export type K8sClusterFields = Readonly<z.output<typeof fields>>;

/** A Kubernetes cluster at a VIM account: the resource `osm_k8s_cluster`. */
export const k8sClusterKind: Kind<K8sClusterDeclaration> = {
  name: 'K8sCluster',
  noun: 'Kubernetes cluster',
  description: 'One Kubernetes cluster as it should be in Open Source MANO.',
  schemaFile: 'k8s-cluster.schema.json',
  fields,
  secretRemedy: secretRemedy('credentials'),
  async read(file) {
    const { tree, report, placeOf } = file;
    // A network of a cluster may be null, which is not the same as left out.
    const read = checkFields(tree, fields, 'file-invalid', report, textView(tree, null));
    if (read === undefined) return undefined;
    const { credentialsEnv: env, credentialsFile } = read;
    const secret = await readSecretReference('credentials', { env, file: credentialsFile }, file);
    if (secret === undefined) return undefined;
    return {
      kind: 'K8sCluster',
      place: placeOf('name'),
      vimAccountPlace: placeOf('vimAccountName'),
      ...read,
      credentialsFile: secret.path,
    };
  },
};
