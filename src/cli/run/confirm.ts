import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Host } from '../host.js';
import { cancelledError } from './stop-requests.js';

/**
 * Asks a question and tells whether the answer was `yes`. The end of the input is a no.
 *
 * @throws OsmopsError `cancelled` if the command was told to stop meanwhile.
 */
export async function confirm(question: string, { stdin, stdout, stop }: Host): Promise<boolean> {
  // Not as a terminal: then Ctrl-C stays a signal, and goes the way of all signals.
  const lines = createInterface({ input: stdin, output: stdout, terminal: false });
  try {
    const answer = lines.question(question, { signal: stop.signal });
    const end = once(lines, 'close').then(() => '');
    return (await Promise.race([answer, end])).trim() === 'yes';
  } catch (error) {
    if (stop.signal.aborted) throw cancelledError('Stopped before an answer was given');
    throw error;
  } finally {
    lines.close();
  }
}
