import type { JsonObject } from '../../../provider/json/index.js';
import type { AccountRecord } from '../store/records.js';
import { metaDocument } from './meta.js';

/** A VIM account, cluster or repository as OSM shows it. */
export function accountDocument(account: AccountRecord): JsonObject {
  const { id, topic, detailedStatus } = account;
  return {
    ...account.fields,
    _admin: {
      ...metaDocument(account.meta),
      operationalState: account.operationalState,
      operations: account.operations.map((operation) => ({
        lcmOperationType: operation.type,
        operationState: operation.state,
        startTime: operation.startTime,
        statusEnteredTime: operation.statusEnteredTime,
        'detailed-status': operation.detailedStatus,
        operationParams: null,
      })),
      current_operation: null,
      ...(topic === 'k8sclusters' && { helm_chart_repos: account.helmChartRepos, juju_bundle_repos: [] }),
      ...(detailedStatus !== undefined && { 'detailed-status': detailedStatus }),
      ...(topic === 'k8sclusters' &&
        account.operationalState === 'ENABLED' && { 'helm-chart': helmPart(id) }),
      ...(account.toDelete && { to_delete: true }),
    },
    _id: id,
    schema_version: '1.11',
  };
}

function helmPart(id: string): JsonObject {
  return { id: `kube-system:${id}`, created: true, error_msg: null, operationalState: 'ENABLED' };
}
