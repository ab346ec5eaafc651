import { z } from 'zod';
import { attributes } from '../../../provider/resources/vim-account/attributes.js';
import { optionalField, requiredField, wholeNumberField } from '../attribute-field.js';
import { valueAt } from '../nodes.js';
import { readConfig } from '../parameters.js';
import { mapping } from '../text-fields.js';
import { checkFields } from '../typed-file.js';
import type { VimAccountDeclaration } from '../types.js';
import type { Kind } from './kind.js';
import { readSecretReference, secretRemedy } from './secret-reference.js';

const accountFields = mapping({
  name: requiredField(attributes.name),
  type: requiredField(attributes.vim_type),
  url: requiredField(attributes.vim_url),
  user: requiredField(attributes.vim_user),
  tenant: requiredField(attributes.vim_tenant_name),
  description: optionalField(attributes.description),
  passwordEnv: optionalField(attributes.password_env),
  passwordFile: optionalField(
    attributes.password_file,
    "Path of the file that holds the password of the VIM's user, absolute or relative to the root of the repository.",
  ),
  secretVersion: wholeNumberField(attributes.secret_version),
});

const fields = accountFields.extend({
  // What only an editor is told of: readConfig checks it.
  config: z
    .unknown()
    .optional()
    .meta({
      description:
        "The VIM's configuration. Without keys that name secrets: those that OSM has are left alone.",
      type: ['object', 'null'],
    }),
});

export type VimAccountFields = Readonly<z.output<typeof accountFields>>;

/** A VIM account: the resource `osm_vim_account`. */
export const vimAccountKind: Kind<VimAccountDeclaration> = {
  name: 'VimAccount',
  noun: 'VIM account',
  description: 'One VIM account as it should be in Open Source MANO.',
  schemaFile: 'vim-account.schema.json',
  fields,
  secretRemedy: secretRemedy('password'),
  async read(file) {
    const { tree, report, placeOf } = file;
    const config = readConfig(valueAt(tree, 'config'), report);
    const read = checkFields(tree, accountFields, 'file-invalid', report);
    if (read === undefined) return undefined;
    const { passwordEnv: env, passwordFile } = read;
    const secret = await readSecretReference('password', { env, file: passwordFile }, file);
    if (secret === undefined) return undefined;
    return {
      kind: 'VimAccount',
      place: placeOf('name'),
      ...read,
      passwordFile: secret.path,
      config,
    };
  },
};
