import type { Osm } from '../../osm.js';
import { type Context, unknown } from '../../plugin/definition/index.js';
import type { PlannedChange } from '../account/type.js';
import { isKnown } from '../known.js';
import { findVimAccount } from '../vim-account/find.js';
import { plannedVimAccounts } from '../vim-account/planned.js';
import type { K8sClusterPlanned, K8sClusterState } from './attributes.js';

/** Plans a change of a cluster. What OSM's merge of changes cannot say, a null, needs a new cluster. */
export function planCluster(
  planned: K8sClusterPlanned,
  prior: K8sClusterState,
): PlannedChange<K8sClusterPlanned> {
  const replace: (keyof K8sClusterPlanned)[] = [];
  if (planned.namespace === null && prior.namespace !== null) replace.push('namespace');
  if (isKnown(planned.nets) && hasNewNull(planned.nets, prior.nets)) replace.push('nets');
  const isMoved = planned.vim_account_name !== prior.vim_account_name;
  return { planned: isMoved ? { ...planned, vim_account_id: unknown } : planned, replace };
}

function hasNewNull(wanted: K8sClusterState['nets'], actual: K8sClusterState['nets']): boolean {
  return Object.entries(wanted).some(([key, net]) => net === null && actual[key] !== null);
}

/** Looks the VIM account up at plan time, unless it is about to be created. Throws `unknown-reference`. */
export async function withVimAccount(
  planned: K8sClusterPlanned,
  context: Context<Osm>,
): Promise<K8sClusterPlanned> {
  const { vim_account_id, vim_account_name } = planned;
  if (vim_account_id !== unknown || typeof vim_account_name !== 'string') return planned;
  if (plannedVimAccounts.has(context.session, vim_account_name)) return planned;
  return { ...planned, vim_account_id: (await findVimAccount(context, vim_account_name)).id };
}
