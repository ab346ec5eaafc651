import type { JsonObject } from '../../../provider/json/index.js';
import type { Kdu, VnfRecord } from '../store/records.js';
import { metaDocument } from './meta.js';

/** A VNF instance as OSM shows it; `kdur` keeps the parameters of the creation, whatever was upgraded since. */
export function vnfDocument(vnf: VnfRecord): JsonObject {
  return {
    id: vnf.id,
    _id: vnf.id,
    'nsr-id-ref': vnf.nsId,
    'member-vnf-index-ref': vnf.memberVnfIndex,
    additionalParamsForVnf: vnf.additionalParams,
    'created-time': vnf.createTime,
    'vnfd-ref': vnf.vnfdName,
    'vnfd-id': vnf.vnfd.id,
    'vim-account-id': vnf.vimAccountId,
    vdur: [],
    'connection-point': vnf.connectionPoints.map((name) => ({ name, 'connection-point-id': null, id: null })),
    'ip-address': null,
    ...(vnf.nets.length > 0 && { 'k8s-cluster': { nets: vnf.nets } }),
    kdur: vnf.kdus.map((kdu) => kduDocument(vnf, kdu)),
    _admin: { ...metaDocument(vnf.meta), nsState: vnf.adminState },
  };
}

function kduDocument({ vnfd }: VnfRecord, kdu: Kdu): JsonObject {
  return {
    additionalParams: kdu.additionalParams,
    'k8s-namespace': kdu.namespace,
    ...(vnfd.format === 'SOL006' && { 'kdu-deployment-name': kdu.deploymentName }),
    'kdu-name': kdu.name,
    'ip-address': null,
    'k8s-cluster': { id: kdu.clusterId },
    'helm-chart': kdu.chart,
  };
}
