import { createInterface } from 'node:readline/promises';
import { shown } from '../../../base/text/index.js';
import type { Host } from '../host.js';
import { openPrinter } from '../output/io.js';
import { cancelledError } from '../run/stop-requests.js';

/** Asks one question; the answer comes without blanks around it. */
export interface Ask {
  (question: string): Promise<string>;
  /** Prints a line in between. */
  say(line: string): void;
}

/**
 * Has work ask questions, each answered by a line.
 *
 * @throws OsmopsError `cancelled` if the input ends, or the command is told to stop, before an answer.
 */
export async function withQuestions<T>(
  { stdin, stdout, stop }: Pick<Host, 'stdin' | 'stdout' | 'stop'>,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  // Not as a terminal: then Ctrl-C stays a signal, and goes the way of all signals.
  const { line, write } = openPrinter(stdout, {}, false);
  const lines = createInterface({ input: stdin, terminal: false, signal: stop.signal });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async (question: string) => {
    write(shown`${question}`);
    const { done, value } = await answers.next();
    if (done) throw cancelledError('Stopped before an answer was given');
    return value.trim();
  };
  try {
    return await work(Object.assign(ask, { say: line }));
  } finally {
    lines.close();
  }
}
