import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { block, ours } from '../../../base/text/index.js';
import type { Host } from '../host.js';
import { openPrinter } from '../output/io.js';
import { cancelledError } from './stop-requests.js';

/**
 * Asks a question and tells whether the answer was `yes`. The end of the input is a no.
 *
 * @throws OsmopsError `cancelled` if the command was told to stop meanwhile.
 */
export async function confirm(question: string, { stdin, stdout, stop }: Host): Promise<boolean> {
  // Not as a terminal: then Ctrl-C stays a signal, and goes the way of all signals.
  const lines = createInterface({ input: stdin, terminal: false });
  try {
    openPrinter(stdout, {}, false).write(ours(block(question)));
    const answer = once(lines, 'line', { signal: stop.signal }).then(([text]) => String(text));
    const end = once(lines, 'close').then(() => '');
    return (await Promise.race([answer, end])).trim() === 'yes';
  } catch (error) {
    if (stop.signal.aborted) throw cancelledError('Stopped before an answer was given');
    throw error;
  } finally {
    lines.close();
  }
}
