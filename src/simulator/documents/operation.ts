import type { JsonObject } from '../../../provider/json/index.js';
import type { OperationRecord } from '../store/records.js';
import { metaDocument } from './meta.js';

/** An NS life-cycle operation occurrence as OSM shows it. The reason of a failure is never in `detailedStatus`. */
export function operationDocument(operation: OperationRecord): JsonObject {
  const { id, nsId, detailedStatus } = operation;
  return {
    id,
    _id: id,
    operationState: operation.state,
    queuePosition: operation.queuePosition,
    stage: operation.stage,
    errorMessage: operation.errorMessage,
    detailedStatus: null,
    statusEnteredTime: operation.statusEnteredTime,
    nsInstanceId: nsId,
    lcmOperationType: operation.type,
    startTime: operation.startTime,
    isAutomaticInvocation: false,
    operationParams: operation.params,
    isCancelPending: false,
    links: {
      self: `/osm/nslcm/v1/ns_lcm_op_occs/${id}`,
      nsInstance: `/osm/nslcm/v1/ns_instances/${nsId}`,
    },
    _admin: metaDocument(operation.meta),
    ...(detailedStatus !== undefined && { 'detailed-status': detailedStatus }),
  };
}
