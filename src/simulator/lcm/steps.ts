import type { NsRecord, OperationRecord, VnfRecord } from '../store/records.js';
import type { Store } from '../store/store.js';

/** An operation at work on its NS instance. */
export interface Task {
  readonly store: Store;
  readonly ns: NsRecord;
  readonly operation: OperationRecord;
  /** Seconds since 1970. */
  readonly now: number;
}

/** What one kind of operation does to the records when it is taken up, and when it ends well or badly. */
export interface Steps {
  readonly begin: (task: Task) => void;
  readonly succeed: (task: Task) => void;
  readonly fail: (task: Task) => void;
}

export function vnfsOf({ store, ns }: Task): readonly VnfRecord[] {
  return [...store.vnfInstances.values()].filter((vnf) => vnf.nsId === ns.id);
}

/** Marks the operation as taken up, and the NS instance as busy with it. */
export function takeUp({ ns, operation, now }: Task, type: string, stage: string): void {
  operation.queuePosition = 0;
  operation.stage = stage;
  operation.detailedStatus = stage;
  operation.meta.modified = now;
  ns.touched = true;
  ns.current = { id: operation.id, type };
  ns.meta.modified = now;
}

/** Ends the operation; `errorMessage` and `detailedStatus` are what OSM shows then. */
export function end(
  { ns, operation, now }: Task,
  state: 'COMPLETED' | 'FAILED',
  errorMessage: string | null,
  detailedStatus: string,
): void {
  operation.state = state;
  operation.statusEnteredTime = now;
  operation.queuePosition = 0;
  operation.stage = '';
  operation.errorMessage = errorMessage;
  operation.detailedStatus = detailedStatus;
  operation.meta.modified = now;
  if (ns.current?.id === operation.id) ns.current = null;
  ns.meta.modified = now;
}
