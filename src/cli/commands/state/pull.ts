import { escapeInJson, ours } from '../../../../base/text/index.js';
import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { existing, readState, stateCommand } from '../../run/with-state.js';

export function statePullCommand(run: Run) {
  return stateCommand('pull', {
    summary: 'print the state as it is stored',
    description:
      'Prints the whole state, which is JSON in the form of Terraform. Parameters of instances stand in it as they are: treat the copy as you treat the state.',
    examples: [['osmops state pull > copy.tfstate', 'keep a copy; `osmops state push` takes it back']],
    exitCodes: plainExitCodes,
  }).action((options) =>
    run(options, async (io) => {
      const choice = { ...options, looksPastUnsaved: true };
      const text = existing(await readState(choice, 'osmops state pull', io));
      io.log(ours(escapeInJson(text)));
      return exitCodes.ok;
    }),
  );
}
