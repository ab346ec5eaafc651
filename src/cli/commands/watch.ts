import { once } from 'node:events';
import { resolve } from 'node:path';
import type { PollerConfig, PollerEvent } from '../../poller/index.js';
import { osmopsCommand, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { count } from '../output/count.js';
import type { Io } from '../output/io.js';
import { printPollerEvent } from '../output/poller-event.js';
import { countProblems, printProblems } from '../output/problems.js';

export function watchCommand(run: Run) {
  return osmopsCommand('watch', {
    summary: 'watch Git repositories and apply what is committed',
    description:
      'Looks at the Git repositories that the configuration names, and has Terraform plan and apply each new revision, within the guards that are set. Looks for drift. Ends by Ctrl-C or SIGTERM: a running apply may end within the grace period, then it is asked to stop. With --json each event is a line.',
    examples: [
      ['osmops watch --config osmops.yaml', 'watch until it is stopped'],
      ['osmops watch --config osmops.yaml --json', 'print the events as JSON lines'],
    ],
    exitCodes: [
      [0, 'ended by Ctrl-C or a signal'],
      [1, 'an error: nothing is watched'],
    ],
  })
    .requiredOption('-c, --config <file>', 'the configuration of the poller')
    .action((options) => run(options, (io) => watch(options.config, io)));
}

async function watch(file: string, io: Io): Promise<ExitCode> {
  const { createPoller } = await import('../../poller/index.js');
  const config = await readConfig(resolve(io.host.cwd, file), io);
  if (config === undefined) return exitCodes.error;
  const poller = createPoller(config, { env: io.host.env });
  poller.onEvent((event) => print(event, io));
  const { signal } = io.host.stop;
  await poller.start();
  io.err.line(`Watching ${config.repositories.map(({ name }) => name).join(', ')}.`);
  if (!signal.aborted) await once(signal, 'abort');
  io.err.line('Stopping.');
  await poller.stop();
  return exitCodes.ok;
}

async function readConfig(file: string, io: Io): Promise<PollerConfig | undefined> {
  const { readPollerConfig } = await import('../../poller/index.js');
  const { config, problems } = await readPollerConfig(file);
  io.attach({ problems });
  // Without excerpts, for which the file counts as one with secrets: an address may hold a password.
  const shown = { problems, connectionFile: file };
  if (!io.json) await printProblems(shown, io.host.cwd, io.host.cwd, io.err);
  if (config !== undefined) return config;
  io.err.line(`${count(countProblems(problems).errors, 'error')}: nothing is watched.`);
  io.document({});
  return undefined;
}

function print(event: PollerEvent, io: Io): void {
  if (io.json) io.host.stdout.write(`${JSON.stringify(event, errorMembers)}\n`);
  else printPollerEvent(event, io.out);
}

/** The message of an error is no member that JSON would write. */
function errorMembers(key: string, value: unknown): unknown {
  if (key !== 'error' || !(value instanceof Error)) return value;
  return { ...value, message: value.message };
}
