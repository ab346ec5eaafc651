import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { stateCommand, textOfState, withChosenState } from '../../run/with-state.js';

export function stateUntaintCommand(run: Run) {
  return stateCommand('untaint', {
    summary: 'keep a resource that the next apply would replace',
    description:
      'Takes the mark from resources by which the next apply would destroy them and make them anew: a creation of theirs had failed.',
    examples: [['osmops state untaint osm_ns_instance.ldap', 'it works: keep it']],
    exitCodes: plainExitCodes,
  })
    .argument('<address...>', 'addresses of resources, as `osmops state list` prints them')
    .action((addresses, options) =>
      run(options, async (io) => {
        const { untaintingInstances } = await import('../../../terraform/index.js');
        await withChosenState(options, 'osmops state untaint', io, async (kept) =>
          kept.keeper.push(untaintingInstances(textOfState(kept), addresses), 'successor'),
        );
        for (const address of addresses) io.out.line(`${address} is not tainted.`);
        io.document({ untainted: addresses });
        return exitCodes.ok;
      }),
    );
}
