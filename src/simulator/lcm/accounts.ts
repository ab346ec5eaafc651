import type { AccountOperation, AccountRecord } from '../store/records.js';
import type { Store } from '../store/store.js';

/** Ends an operation on a VIM account, cluster or repository. A name with `fail-` fails its creation. */
export function endAccountOperation(
  store: Store,
  account: AccountRecord,
  operation: AccountOperation,
  now: number,
): void {
  if (operation.type === 'delete') {
    forget(store, account);
    return;
  }
  const failed = operation.type === 'create' && String(account.fields['name']).includes('fail-');
  operation.state = failed ? 'FAILED' : 'COMPLETED';
  operation.statusEnteredTime = now;
  operation.detailedStatus = failed ? 'ERROR Creating: refused' : 'Done';
  account.detailedStatus = operation.detailedStatus;
  if (operation.type === 'create') account.operationalState = failed ? 'ERROR' : 'ENABLED';
  account.meta.modified = now;
  if (!failed) introduce(store, account);
}

/** A cluster learns all repositories of charts when it is enabled; a new repository is told to all clusters. */
function introduce(store: Store, account: AccountRecord): void {
  const all = [...store.accounts.values()];
  const repos = all.filter(({ topic, fields }) => topic === 'k8srepos' && fields['type'] === 'helm-chart');
  const enabled = repos.filter(({ operationalState }) => operationalState === 'ENABLED');
  const clusters =
    account.topic === 'k8srepos' ? all.filter(({ topic }) => topic === 'k8sclusters') : [account];
  for (const cluster of clusters) {
    if (cluster.operationalState === 'ENABLED') cluster.helmChartRepos = enabled.map(({ id }) => id);
  }
}

/** Removes an account; clusters forget a repository that goes. */
export function forget(store: Store, account: AccountRecord): void {
  store.accounts.delete(account.id);
  for (const other of store.accounts.values()) {
    other.helmChartRepos = other.helmChartRepos.filter((id) => id !== account.id);
  }
}
