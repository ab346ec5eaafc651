import { shown } from '../../../base/text/index.js';
import type { NotReadyInstance } from '../../deploy/index.js';
import type { Printer } from './io.js';

/** Says of each instance in what state it is, and what to do about them. */
export function printNotReady(instances: readonly NotReadyInstance[], { colours, line }: Printer): void {
  if (instances.length === 0) return;
  for (const { address, status } of instances) {
    line(shown`${colours.yellow('Not ready:')} ${address} is ${status}.`);
  }
  line(
    '  What OSM has begun goes on there. Run `osmops apply` again to see how it ended and to fix what failed.',
  );
}
