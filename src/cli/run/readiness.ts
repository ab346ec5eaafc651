import { nsInstance } from '../../../provider/resources/index.js';
import type { StateResource } from '../../terraform/index.js';
import type { Printer } from '../output/io.js';
import { printable } from '../output/printable.js';

/** An NS instance that does not run as it should. */
export interface NotReady {
  readonly address: string;
  /** OSM's name of its state, such as `BUILDING`. */
  readonly status: string;
}

/** The NS instances among resources of a state that are not READY. */
export function notReady(resources: readonly StateResource[]): NotReady[] {
  return resources
    .filter(({ mode, type }) => mode === 'managed' && type === nsInstance.type)
    .map(({ address, values }) => ({ address, status: String(values['status'] ?? 'unknown') }))
    .filter(({ status }) => status !== 'READY');
}

/** Says of each instance in what state it is, and what to do about them. */
export function printNotReady(instances: readonly NotReady[], { colours, line }: Printer): void {
  if (instances.length === 0) return;
  for (const { address, status } of instances) {
    line(`${colours.yellow('Not ready:')} ${printable(address)} is ${printable(status)}.`);
  }
  line(
    '  What OSM has begun goes on there. Run `osmops apply` again to see how it ended and to mend what failed.',
  );
}
