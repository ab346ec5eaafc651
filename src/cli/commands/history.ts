import { plainExitCodes, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { printHistory } from '../poller/history-lines.js';
import { pollerCommand, reachPoller } from '../poller/poller-command.js';

export function historyCommand(run: Run) {
  return pollerCommand('history', {
    summary: "show a repository's plans, and what came of them",
    description: 'Asks a running `osmops watch` what it planned for a repository, why, and how it ended.',
    examples: [['osmops history site-a', 'of the repository site-a']],
    exitCodes: plainExitCodes,
  })
    .argument('<name>', 'name of the repository')
    .action((name, options) =>
      run(options, async (io) => {
        const history = await (await reachPoller(options, io.host)).history(name);
        printHistory(history, io.out);
        io.document({ history });
        return exitCodes.ok;
      }),
    );
}
