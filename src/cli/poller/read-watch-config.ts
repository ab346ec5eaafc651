import type { PollerConfig } from '../../poller/index.js';
import { count } from '../../text/count.js';
import type { Io } from '../output/io.js';
import { countProblems, printProblems } from '../output/problems.js';

/** Reads the poller's configuration, and prints what is wrong with it. Undefined if it cannot be used: then `consequence` is said. */
export async function readWatchConfig(
  file: string,
  consequence: string,
  io: Io,
): Promise<PollerConfig | undefined> {
  const { readPollerConfig } = await import('../../poller/index.js');
  const { config, problems } = await readPollerConfig(file);
  // Without excerpts, for which the file counts as one with secrets: an address may hold a password.
  const shown = { problems, connectionFile: file };
  if (!io.json) await printProblems(shown, io.host.cwd, io.host.cwd, io.err);
  if (config !== undefined) return config;
  io.err.line(`${count(countProblems(problems).errors, 'error')}: ${consequence}.`);
  io.document({ problems });
  return undefined;
}
