import type { VimAccount } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import { unknownReference } from '../unknown-reference.js';

/**
 * The VIM account of a name. Throws `unknown-reference` with the names that do exist; `attribute` is the one that names
 * it.
 */
export async function findVimAccount(
  { client: osm }: Context<Osm>,
  name: string,
  attribute = 'vim_account_name',
): Promise<VimAccount> {
  const account = await osm.nbi.vimAccounts.findByName(name);
  if (account !== undefined) return account;
  throw unknownReference('VIM account', name, await osm.nbi.vimAccounts.names(), [attribute]);
}
