import { resolve } from 'node:path';
import { isOsmopsError } from '../../../provider/errors/index.js';
import type { PollerConfig, PollerLog } from '../../poller/index.js';
import { osmopsCommand, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { readWatchConfig } from '../poller/read-watch-config.js';
import { tellOfIgnored } from '../run/tell-of-ignored.js';

export function watchCommand(run: Run) {
  return osmopsCommand('watch', {
    summary: 'watch Git repositories and apply what is committed',
    description:
      'Looks at the Git repositories that the configuration names, and has Terraform plan and apply each new revision, within the guards that are set. Looks for drift. Prints a line an event: JSON, or text on a terminal. Ends by Ctrl-C or SIGTERM: a running apply may end within the grace period, then it is asked to stop; a second signal asks it at once.',
    examples: [
      ['osmops watch --config osmops.yaml', 'watch until it is stopped'],
      ['osmops watch --config osmops.yaml --json', 'print JSON on a terminal, too'],
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
  const { runPoller } = await import('../../poller/index.js');
  const config = await readWatchConfig(resolve(io.host.cwd, file), 'nothing is watched', io);
  if (config === undefined) return exitCodes.error;
  const { env, stop } = io.host;
  tellOfIgnored(
    io,
    config.repositories.map(({ backend }) => backend.type),
  );
  const { signal, forceSignal } = stop;
  try {
    await runPoller(config, { env, signal, forceSignal, log: await logTo(io, config) });
  } catch (error) {
    if (!signal.aborted || !isOsmopsError(error) || error.code !== 'cancelled') throw error;
  }
  return exitCodes.ok;
}

async function logTo({ host, json, log: write }: Io, { log: { level } }: PollerConfig): Promise<PollerLog> {
  const { openLog } = await import('../../poller/index.js');
  const human = !json && host.stdout.isTTY === true;
  return openLog({ level, human, write });
}
