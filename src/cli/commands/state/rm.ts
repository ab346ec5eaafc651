import type { Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { agreed, stateCommand, textOfState, withChosenState } from '../../run/with-state.js';

export function stateRmCommand(run: Run) {
  return stateCommand('rm', {
    summary: 'have the state forget a resource',
    description:
      "Asks, and has the state forget resources, of which OSM is told nothing: what is there stays, and is nobody's. A copy of the state before is kept.",
    examples: [['osmops state rm osm_ns_instance.ldap', 'the instance runs on, and is not managed any more']],
    exitCodes: [
      [0, 'done'],
      [1, 'an error, or the answer was not yes'],
    ],
  })
    .argument('<address...>', 'addresses of resources, as `osmops state list` prints them')
    .option('--auto-approve', 'do not ask')
    .action((addresses, { autoApprove = false, ...options }) =>
      run(options, async (io) => {
        const { forgettingInstances } = await import('../../../terraform/index.js');
        return withChosenState(options, 'osmops state rm', io, async (kept) => {
          const next = forgettingInstances(textOfState(kept), addresses);
          for (const address of addresses) io.out.line(`- ${address}`);
          const question = 'Have the state forget this, and leave it in OSM?';
          if (!(await agreed(question, autoApprove, io))) return exitCodes.error;
          await kept.keeper.push(next, 'successor');
          io.out.line('The state has forgotten it.');
          io.document({ forgotten: addresses });
          return exitCodes.ok;
        });
      }),
    );
}
