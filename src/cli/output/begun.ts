import { shown } from '../../../base/text/index.js';
import type { Begun, BegunReport } from '../../deploy/index.js';
import { type BegunView, describeBegun } from '../../poller/view/begun.js';
import { shortCommit } from '../../poller/view/revision.js';
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

/** Lists a record of what was begun. */
export function printEntries(entries: readonly Begun[], { colours, line }: Printer): void {
  if (entries.length === 0) line('Nothing is begun that the state does not have.');
  for (const { address, name, id, revision, since, unresolved } of entries) {
    const of = revision === undefined ? '' : ` of ${shortCommit(revision)}`;
    line(
      shown`${colours.bold(address)}  '${name}'${id === undefined ? '' : ` (${id})`}, begun ${since}${of}`,
    );
    line(
      unresolved === undefined
        ? '  the next run looks for it in OSM'
        : shown`  ${colours.yellow('unresolved:')} ${unresolved.reason} (${unresolved.ids.join(', ')})`,
    );
  }
}

/** Lists what a poller has to say of it. */
export function printObjects(begun: readonly BegunView[], { line }: Printer): void {
  if (begun.length === 0) line('Nothing that was begun waits for a person.');
  for (const one of begun) line(describeBegun(one));
}
