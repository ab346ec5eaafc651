import { InvalidArgumentError } from '@commander-js/extra-typings';
import type { Run } from '../command.js';
import { changeCommand } from './change-command.js';

export function applyCommand(run: Run) {
  return changeCommand('apply', {
    summary: 'bring OSM to what the repository says',
    description:
      'Plans, prints the plan, asks, and applies exactly that plan. Without a question it refuses a plan that destroys much, that the files of an emptied repository make, or that takes over what others made in OSM: see the options. Operations of OSM are awaited. Ctrl-C ends the waiting, not what OSM has begun; the state is written, and the next apply goes on from there.',
    examples: [
      ['osmops apply', 'apply the repository in the current folder'],
      ['osmops apply deployments --auto-approve', 'without being asked, as in a pipeline'],
      ['osmops apply --auto-approve --adopt', 'take over what OSM has under the wanted names as well'],
    ],
    done: 'done, or nothing to do; every NS instance is READY',
    refused: 'an error, the answer was not yes, or nobody was asked and a person is needed',
    notReady: 'done, but an NS instance is not READY',
  })
    .option('--adopt', 'without a question, take over what OSM has under a wanted name')
    .option('--max-destroys <number>', 'without a question, destroy or replace at most so many', wholeNumber)
    .option('--allow-empty', 'without a question, destroy all there is if the files declare nothing')
    .option('--new-address', 'without a question, go on where OSM has another address than at the last apply')
    .option('--config <file>', "the operator's configuration, in place of that of OSMOPS_CONFIG")
    .action(
      (dir, { autoApprove = false, state, adopt, maxDestroys, allowEmpty, newAddress, config, ...common }) =>
        run(common, async (io) => {
          const { change } = await import('../run/change.js');
          const { permissionsFor } = await import('../config/permissions.js');
          const options = { adopt, maxDestroys, allowEmpty, newAddress, config };
          const permissions = await permissionsFor(dir, options, io.host);
          return change({ dir, kind: 'apply', stateName: state, autoApprove, permissions }, io);
        }),
    );
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no whole number of 0 or more.');
}
