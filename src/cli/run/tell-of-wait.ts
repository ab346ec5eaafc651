import type { OsmopsError } from '../../../provider/errors/index.js';
import type { Io } from '../output/io.js';

/** Says that somebody else works on the state, before they are waited for. */
export function tellOfWait({ err }: Io): (locked: OsmopsError) => void {
  return ({ message }) => err.line(`${message}. Waiting for up to a minute ...`);
}
