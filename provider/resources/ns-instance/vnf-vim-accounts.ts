import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import { findVimAccount } from '../vim-account/find.js';
import type { NsInstanceState } from './attributes.js';

/**
 * OSM's ids of the VIM accounts that single VNFs are to be deployed to, by member VNF index. Throws `unknown-reference`
 * with the names that do exist; names for which `skip` holds are left out.
 */
export async function vnfVimAccountIds(
  vnfs: NsInstanceState['vnfs'],
  context: Context<Osm>,
  skip: (name: string) => boolean = () => false,
): Promise<ReadonlyMap<string, string>> {
  const named = (vnfs ?? []).flatMap(({ member_vnf_index: member, vim_account_name: name }) =>
    name === null || skip(name) ? [] : [[member, name] as const],
  );
  const accounts = await Promise.all(named.map(([, name]) => findVimAccount(context, name, 'vnfs')));
  return new Map(named.map(([member], index) => [member, accounts[index]?.id ?? '']));
}
