import { unknown } from '../plugin/definition/index.js';
import { createAccount } from './account/create.js';
import { deleteAccount } from './account/delete.js';
import { importAccount } from './account/import.js';
import { accountNaming } from './account/naming.js';
import { planAccount } from './account/plan.js';
import { readAccount } from './account/read.js';
import { updateAccount } from './account/update.js';
import { validateSecret } from './account/validate.js';
import { defineOsmResource } from './define.js';
import { attributes, type VimAccountAttributes } from './vim-account/attributes.js';
import { plannedVimAccounts } from './vim-account/planned.js';
import { vimAccountType as type } from './vim-account/type.js';

/** `osm_vim_account`: a VIM that OSM deploys to. */
export const vimAccount = defineOsmResource<VimAccountAttributes>(
  {
    type: 'osm_vim_account',
    version: 0,
    description:
      'A VIM account: the virtual infrastructure manager (VIM) that NS instances are deployed to, and the user of it that OSM is.',
    attributes,
    validate: ({ password_env, password_file }) => validateSecret('password', password_env, password_file),
    plan: async (request, context) => {
      const answer = await planAccount(type, request, context);
      const { id, name } = answer.planned;
      if (id === unknown && typeof name === 'string') plannedVimAccounts.note(context.session, name);
      return answer;
    },
    create: (request, context) => createAccount(type, request, context),
    read: (request, context) => readAccount(type, request, context),
    update: (request, context) => updateAccount(type, request, context),
    delete: (request, context) => deleteAccount(type, request, context),
    import: (id, context) => importAccount(type, id, context),
  },
  accountNaming(type.noun),
);
