import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Run } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import type { Io } from '../../output/io.js';
import { loadDeployment } from '../../run/load-deployment.js';
import { type StateChoice, stateTarget } from '../../run/state-target.js';
import { agreed, stateCommand, textOfState, withChosenState } from '../../run/with-state.js';

export function stateForgetCommand(run: Run) {
  return stateCommand('forget', {
    summary: 'have the state forget what another OSM had',
    description:
      'For an OSM that was installed anew or restored: shows what of the state is noted to belong to another OSM or project than the one of the connection file, asks, and has the state forget it. OSM is told nothing; what it has already under a wanted name is offered for adoption by the next apply. A copy of the state before is kept.',
    examples: [['osmops state forget --other-osm', 'show what would be forgotten, and ask']],
    exitCodes: [
      [0, 'done, or nothing to forget'],
      [1, 'an error, or the answer was not yes'],
    ],
  })
    .requiredOption('--other-osm', 'what another OSM had')
    .option('--auto-approve', 'do not ask')
    .action(({ autoApprove = false, ...options }) =>
      run(options, async (io) => {
        const connectionFile = await connectionFileOf(options, io);
        if (connectionFile === undefined) return exitCodes.error;
        const { ofOtherOsm } = await import('../../../deploy/index.js');
        const { forgettingInstances } = await import('../../../terraform/index.js');
        return withChosenState(options, 'osmops state forget', io, async (kept) => {
          const text = textOfState(kept);
          const found = await ofOtherOsm(text, connectionFile, io.host.stop.signal);
          if (found === undefined) throw notTold();
          const { project, addresses } = found;
          for (const address of addresses) io.out.line(`- ${address}`);
          if (addresses.length > 0) {
            const question = `Have the state forget this, which the project ${project} does not have?`;
            if (!(await agreed(question, autoApprove, io))) return exitCodes.error;
            await kept.keeper.push(forgettingInstances(text, addresses), 'successor');
          }
          io.out.line(
            addresses.length > 0 ? 'The state has forgotten it.' : 'All of the state is of this OSM.',
          );
          io.document({ project, forgotten: addresses });
          return exitCodes.ok;
        });
      }),
    );
}

/** Undefined, with everything said, if the repository has an error. */
async function connectionFileOf(choice: StateChoice, io: Io): Promise<string | undefined> {
  const target = await stateTarget(choice, io.host);
  if (target.kind === 'folder') return (await loadDeployment(target.root, io))?.connectionFile;
  const { settingsOf } = await import('../../../poller/index.js');
  const { connectionFile } = settingsOf(target.config, target.name);
  if (connectionFile !== undefined) return connectionFile;
  throw new OsmopsError({
    code: 'usage',
    message: `The configuration names no connection file for '${target.name}': the one of its revision is in Git`,
    remedy: `Say \`connectionFile\` for it, or take what is gone out of the state by its address: \`osmops state rm ADDRESS --repository ${target.name}\`.`,
  });
}

function notTold(): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message: 'OSM does not say which project its answers are of',
    remedy: 'Take what is gone out of the state by its address: `osmops state rm ADDRESS`.',
  });
}
