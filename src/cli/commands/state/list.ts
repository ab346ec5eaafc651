import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { entryOf, printEntries } from '../../output/state.js';
import { readState, stateCommand } from '../../run/with-state.js';

export function stateListCommand(run: Run) {
  return stateCommand('list', {
    summary: 'list what is in the state',
    description: 'Prints the address and the id of everything that the state has. OSM is not asked.',
    examples: [
      ['osmops state list', 'of the repository in the current folder'],
      ['osmops state list --repository deployments --json', 'as JSON'],
      ['osmops state list --repository site-a', 'of a repository that the poller of osmops.yaml watches'],
    ],
    exitCodes: plainExitCodes,
  }).action((options) =>
    run(options, async (io) => {
      const { parseStoredState } = await import('../../../terraform/index.js');
      const { text } = await readState(options, 'osmops state list', io);
      const resources = parseStoredState(text ?? '').values.map(entryOf);
      printEntries(resources, io.out);
      io.document({ resources });
      return exitCodes.ok;
    }),
  );
}
