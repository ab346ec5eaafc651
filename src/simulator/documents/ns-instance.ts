import { isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { pythonRepr } from '../http/python.js';
import type { Deployment, NsRecord } from '../store/records.js';
import { metaDocument } from './meta.js';

/** An NS instance as OSM shows it. The parameters of its KDUs are not in it. */
export function nsDocument(ns: NsRecord): JsonObject {
  const { current } = ns;
  return {
    name: ns.name,
    'name-ref': ns.name,
    'short-name': ns.name,
    'admin-status': 'ENABLED',
    nsState: ns.nsState,
    currentOperation: current?.type ?? 'IDLE',
    currentOperationID: current?.id ?? null,
    errorDescription: ns.errorDescription,
    errorDetail: ns.errorDetail,
    deploymentStatus: null,
    configurationStatus: ns.touched ? [] : null,
    vcaStatus: null,
    nsd: ns.nsdDocument,
    datacenter: ns.vimAccountId,
    'resource-orchestrator': 'osmopenmano',
    description: ns.description,
    'constituent-vnfr-ref': ns.vnfIds,
    'operational-status': ns.operationalStatus,
    'config-status': ns.configStatus,
    'detailed-status': ns.detailedStatus,
    'orchestration-progress': {},
    'create-time': ns.meta.created,
    'nsd-name-ref': ns.nsdDocument['name'] ?? null,
    'operational-events': [],
    'nsd-ref': ns.nsdDocument['id'] ?? null,
    'nsd-id': ns.nsd.id,
    'vnfd-id': ns.vnfdIds,
    instantiate_params: ns.instantiateParams,
    additionalParamsForNs: ns.additionalParamsForNs,
    'ns-instance-config-ref': ns.id,
    id: ns.id,
    _id: ns.id,
    'ssh-authorized-key': ns.instantiateParams['ssh_keys'] ?? null,
    ...networkPart(ns),
    _admin: {
      ...metaDocument(ns.meta),
      nsState: ns.adminState,
      ...(ns.touched && {
        nslcmop: current?.id ?? null,
        'current-operation': current?.id ?? null,
        'operation-type': current?.type ?? null,
        deployed: deployedPart(ns),
      }),
    },
  };
}

function networkPart(ns: NsRecord): JsonObject {
  if (ns.nsd.format === 'pre-SOL006') return { vld: ns.nsdDocument['vld'] ?? [] };
  const links = ns.nsdDocument['virtual-link-desc'];
  return {
    flavor: [],
    image: [],
    vld: Array.isArray(links) ? links.map((link) => linkDocument(ns, link)) : [],
  };
}

function linkDocument(ns: NsRecord, link: Json): JsonObject {
  const fields = isJsonObject(link) ? link : {};
  const id = fields['id'] ?? null;
  const active = {
    vim_details: `{name: ${id}, status: ACTIVE}\n`,
    vim_id: ns.id,
    vim_status: 'ACTIVE',
    vim_name: id,
  };
  const info = { vim_account_id: ns.vimAccountId, vim_network_name: null, ...(ns.orchestrated && active) };
  return { ...fields, name: id, type: null, vim_info: { [`vim:${ns.vimAccountId}`]: info } };
}

function deployedPart(ns: NsRecord): JsonObject {
  return {
    VCA: [],
    RO: { vnfd: [], ...(ns.orchestrated && { 'operational-status': 'running' }) },
    ...(ns.deployments.length > 0 && { K8s: ns.deployments.map(deploymentDocument) }),
  };
}

const completions = {
  install: 'Install complete',
  upgrade: 'Upgrade complete',
  rollback: 'Rollback complete',
} as const;

function deploymentDocument(deployment: Deployment): JsonObject {
  const { release, operation } = deployment;
  return {
    'kdu-instance': release,
    'k8scluster-uuid': `kube-system:${deployment.clusterId}`,
    'k8scluster-type': 'helm-chart-v3',
    'member-vnf-index': deployment.memberVnfIndex,
    'kdu-name': deployment.kduName,
    'kdu-model': deployment.revisions.at(-1)?.chart ?? '',
    namespace: deployment.namespace,
    'kdu-deployment-name': deployment.deploymentName,
    'detailed-status': pythonRepr(helmStatus(deployment)),
    operation,
    status: completions[operation],
    'status-time': String(deployment.statusTime),
  };
}

/** What `helm status` tells, which OSM stores as the text of a Python dictionary. */
function helmStatus({ release, namespace, operation, revisions, firstDeployed }: Deployment): JsonObject {
  const parameters = revisions.at(-1)?.parameters ?? {};
  const deployed = new Date(firstDeployed * 1000).toISOString();
  const hasParameters = (params: JsonObject = {}) => Object.keys(params).length > 0;
  const config = hasParameters(parameters) && { config: parameters };
  const sinceCreation = hasParameters(revisions[0]?.parameters);
  return {
    ...(sinceCreation && config),
    info: {
      deleted: '',
      description: completions[operation],
      first_deployed: deployed,
      last_deployed: deployed,
      status: 'deployed',
    },
    name: release,
    namespace,
    version: revisions.length,
    ...(!sinceCreation && config),
  };
}
