import { plainExitCodes, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { pollerCommand, reachPoller } from '../poller/poller-command.js';
import { printStatus } from '../poller/status-lines.js';

export function statusCommand(run: Run) {
  return pollerCommand('status', {
    summary: 'show how the repositories of a running poller are',
    description:
      'Asks a running `osmops watch` what it has seen, planned and applied of each repository, what failed, what drifted, what waits for approval, and when it looks next.',
    examples: [
      ['osmops status', 'the poller of osmops.yaml in the current folder'],
      ['osmops status --url https://poller.example.org --token-file token', 'a poller elsewhere'],
      ['osmops status --json', 'the same as JSON'],
    ],
    exitCodes: plainExitCodes,
  }).action((options) =>
    run(options, async (io) => {
      const repositories = await (await reachPoller(options, io.host)).repositories();
      printStatus(repositories, io.out);
      io.document({ repositories });
      return exitCodes.ok;
    }),
  );
}
