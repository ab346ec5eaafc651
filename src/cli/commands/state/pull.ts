import { escapeInJson, ours } from '../../../../base/text/index.js';
import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { stateCommand, textOfState, withState } from '../../run/with-state.js';

export function statePullCommand(run: Run) {
  return stateCommand('pull', {
    summary: 'print the state as it is stored',
    description:
      'Prints the whole state, which is JSON in the form of Terraform. Parameters of instances stand in it as they are: treat the copy as you treat the state.',
    examples: [['osmops state pull > copy.tfstate', 'keep a copy; `osmops state push` takes it back']],
    exitCodes: plainExitCodes,
  }).action(({ repository, state, ...common }) =>
    run(common, async (io) => {
      const text = await withState(
        { repository, state, looksPastUnsaved: true },
        'osmops state pull',
        io,
        async (kept) => textOfState(kept),
      );
      io.log(ours(escapeInJson(text)));
      return exitCodes.ok;
    }),
  );
}
