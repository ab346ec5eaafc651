import type { Clock } from './clock.js';
import { unless } from './failure/unless.js';
import type { Requester } from './http/requester.js';
import { createCollection } from './lookup/collection.js';
import type { LookupOptions } from './lookup/memory.js';
import { only } from './lookup/only.js';
import { type VimAccount, vimAccountSchema } from './records/vim-account.js';

const path = 'admin/v1/vim_accounts';

export interface VimAccountApi {
  /** Looks up a VIM account; look-ups of the same moment are one request, remembered for 30 s. */
  findByName(name: string, options?: LookupOptions): Promise<VimAccount | undefined>;
  get(id: string): Promise<VimAccount | undefined>;
  /** The names of all VIM accounts of the project, sorted; remembered like a look-up. */
  names(): Promise<string[]>;
}

export function createVimAccounts(request: Requester, clock: Clock): VimAccountApi {
  const collection = createCollection(request, clock, {
    path,
    schema: vimAccountSchema,
    nameKey: 'name',
    nameOf: ({ name }) => name,
  });
  return {
    findByName: async (name, options) =>
      only(await collection.find(name, options), `VIM accounts named '${name}'`, ({ id }) => id),
    get: (id) => {
      const one = { method: 'GET', path: `${path}/${encodeURIComponent(id)}`, idempotent: true } as const;
      return unless(['nbi-not-found'], request(one, vimAccountSchema));
    },
    names: collection.names,
  };
}
