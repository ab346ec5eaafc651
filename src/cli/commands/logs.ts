import { plainExitCodes, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { printEvent } from '../poller/event-line.js';
import { pollerCommand, type Reach, reachPoller } from '../poller/poller-command.js';

export function logsCommand(run: Run) {
  return pollerCommand('logs', {
    summary: 'show what happened to a repository last',
    description: 'Asks a running `osmops watch` for the last events of a repository, oldest first.',
    examples: [
      ['osmops logs site-a', 'of the repository site-a'],
      ['osmops logs site-a -f', 'and go on with what happens, until Ctrl-C'],
      ['osmops logs site-a -f --json', 'a JSON document a line'],
    ],
    exitCodes: [...plainExitCodes],
  })
    .argument('<name>', 'name of the repository')
    .option('-f, --follow', 'go on with what happens, until Ctrl-C or the end of the poller')
    .action((name, options) =>
      run(options, (io) => (options.follow ? follow(name, options, io) : show(name, options, io))),
    );
}

async function show(name: string, reach: Reach, io: Io): Promise<ExitCode> {
  const events = await (await reachPoller(reach, io.host)).events(name);
  for (const event of events) printEvent(event, io.out);
  io.document({ events });
  return exitCodes.ok;
}

async function follow(name: string, reach: Reach, { host, out, json, data }: Io): Promise<ExitCode> {
  const poller = await reachPoller(reach, host);
  for await (const event of poller.follow(name, host.stop.signal)) {
    if (json) data(event);
    else printEvent(event, out);
  }
  return exitCodes.ok;
}
