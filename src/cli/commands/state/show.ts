import { ours, shownJson } from '../../../../base/text/index.js';
import { OsmopsError } from '../../../../provider/errors/index.js';
import { plainExitCodes, type Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { existing, readState, stateCommand } from '../../run/with-state.js';

export function stateShowCommand(run: Run) {
  return stateCommand('show', {
    summary: 'show one resource of the state',
    description: 'Prints the attributes that the state has of a resource. OSM is not asked.',
    examples: [['osmops state show osm_ns_instance.ldap', 'the attributes of the instance ldap']],
    exitCodes: plainExitCodes,
  })
    .argument('<address>', 'address of the resource, as `osmops state list` prints it')
    .action((address, options) =>
      run(options, async (io) => {
        const { parseStoredState } = await import('../../../terraform/index.js');
        const text = existing(await readState(options, 'osmops state show', io));
        const found = parseStoredState(text).values.find((resource) => resource.address === address);
        if (found === undefined) throw unknownAddress(address);
        io.out.line(`# ${address}${found.tainted ? ' (tainted)' : ''}`);
        for (const [name, value] of Object.entries(found.values)) {
          io.out.line(ours(`  ${name} = ${shownJson(value)}`));
        }
        io.document({ address, tainted: found.tainted, attributes: found.values });
        return exitCodes.ok;
      }),
    );
}

function unknownAddress(address: string): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message: `The state has no ${address}`,
    remedy: 'See what it has with `osmops state list`.',
  });
}
