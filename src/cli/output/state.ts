import { shown } from '../../../base/text/index.js';
import type { StateResource } from '../../terraform/index.js';
import type { Printer } from './io.js';

/** What is told of a resource in a state. */
export interface StateEntry {
  readonly address: string;
  /** OSM's id; empty if the state has none. */
  readonly id: string;
  /** The next apply replaces it. */
  readonly tainted: boolean;
}

export function entryOf({ address, values, tainted }: StateResource): StateEntry {
  const { id } = values;
  return { address, id: typeof id === 'string' ? id : '', tainted };
}

export function printEntries(entries: readonly StateEntry[], { line, colours }: Printer): void {
  for (const { address, id, tainted } of entries) {
    const mark = tainted ? shown` ${colours.yellow('(tainted)')}` : '';
    line(shown`${address} ${colours.dim(id)}${mark}`);
  }
}
