import { nsInstance } from '../../provider/resources/index.js';
import type { StateResource } from '../terraform/index.js';

/** An NS instance that does not run as it should. */
export interface NotReadyInstance {
  readonly address: string;
  /** OSM's name of its state, such as `BUILDING`. */
  readonly status: string;
}

/** The NS instances among resources of a state that are not READY. */
export function notReady(resources: readonly StateResource[]): NotReadyInstance[] {
  return resources
    .filter(({ mode, type }) => mode === 'managed' && type === nsInstance.type)
    .map(({ address, values }) => ({ address, status: String(values['status'] ?? 'unknown') }))
    .filter(({ status }) => status !== 'READY');
}
