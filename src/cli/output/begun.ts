import { shown } from '../../../base/text/index.js';
import type { BegunReport } from '../../deploy/index.js';
import type { Printer } from './io.js';

/** Says what an earlier run began that was cut off, and what becomes of it. */
export function printBegun({ recovered, undeclared, unresolved }: BegunReport, printer: Printer): void {
  const { colours, line } = printer;
  const began = 'which an earlier run that was cut off began';
  for (const { entry, id } of recovered) {
    line(shown`${colours.yellow('Recovered:')} ${entry.address} (${id}), ${began}.`);
  }
  for (const { entry, id } of undeclared) {
    line(
      shown`${colours.yellow('Taken in:')} ${entry.address} (${id}), ${began}. Nothing declares it any more: it is destroyed.`,
    );
  }
  printUnresolved(unresolved, printer);
}

/** Says what waits for a person, and what that person can do. */
export function printUnresolved(unresolved: BegunReport['unresolved'], { colours, line }: Printer): void {
  for (const { address, name, unresolved: why } of unresolved) {
    line(
      shown`${colours.yellow('Unresolved:')} ${address}: an earlier run began '${name}', and ${why.reason} (${why.ids.join(', ')}).`,
    );
  }
  if (unresolved.length === 0) return;
  line(
    '  Delete in OSM what is not wanted, then run `osmops apply`. `osmops begun` lists what was begun; `osmops begun forget ADDRESS` has osmops forget it.',
  );
}
