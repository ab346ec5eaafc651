import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { stateCommand, textOfState, withChosenState } from '../../run/with-state.js';

export function stateMvCommand(run: Run) {
  return stateCommand('mv', {
    summary: 'give a resource of the state another address',
    description:
      'Gives a resource another address of the same type: so that the object of OSM stays the same when a file gives it another name. OSM is told nothing.',
    examples: [['osmops state mv osm_ns_instance.ldap osm_ns_instance.directory', 'of the same type']],
    exitCodes: plainExitCodes,
  })
    .argument('<from>', 'address that the state has')
    .argument('<to>', 'address that it is to have')
    .action((from, to, options) =>
      run(options, async (io) => {
        const { movingResource } = await import('../../../terraform/index.js');
        await withChosenState(options, 'osmops state mv', io, async (kept) =>
          kept.keeper.push(movingResource(textOfState(kept), from, to), 'successor'),
        );
        io.out.line(`${from} is ${to} now.`);
        io.document({ from, to });
        return exitCodes.ok;
      }),
    );
}
