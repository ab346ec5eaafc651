import { resolve } from 'node:path';
import { osmopsCommand, type Run, stateOption } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { entryOf, printEntries } from '../../output/state.js';
import { readWatchConfig } from '../../poller/read-watch-config.js';
import { agreed, textOfState, withState } from '../../run/with-state.js';

export function stateMoveCommand(run: Run) {
  return osmopsCommand('move', {
    summary: 'give the state of a repository to a poller that watches it',
    description:
      'Shows what the state has, asks, and gives it to a repository of `osmops watch`, which goes on with it: what is there already needs no approval. The command refuses to work on it from then on. The poller may run; a copy of the state stays.',
    examples: [
      ['osmops state move --to my-services', 'of the current folder, to the poller of osmops.yaml'],
      [
        'osmops state move ../my-services --to my-services --config /etc/osmops.yaml',
        'of another folder and poller',
      ],
    ],
    exitCodes: [
      [0, 'done'],
      [1, 'an error, or the answer was not yes'],
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .requiredOption('--to <name>', 'name of the repository of the poller')
    .option('-c, --config <file>', "the poller's configuration", 'osmops.yaml')
    .option(...stateOption)
    .option('--auto-approve', 'do not ask')
    .action((dir, { to: name, config: file, state, autoApprove = false, ...common }) =>
      run(common, async (io) => {
        const configFile = resolve(io.host.cwd, file);
        const config = await readWatchConfig(configFile, 'nothing was moved', io);
        if (config === undefined) return exitCodes.error;
        const { moveState } = await import('../../../poller/index.js');
        const { parseStoredState } = await import('../../../terraform/index.js');
        return withState({ repository: dir, state }, 'osmops state move', io, async (from) => {
          const resources = parseStoredState(textOfState(from)).values.map(entryOf);
          printEntries(resources, io.out);
          const question = `Give this to the repository '${name}' of the poller of ${configFile}?`;
          if (!(await agreed(question, autoApprove, io))) return exitCodes.error;
          await moveState({ from, config, configFile, name, signal: io.host.stop.signal });
          io.out.line(
            `The poller goes on with it: start \`osmops watch --config ${file}\`; one that runs does so at \`osmops reconcile ${name}\`.`,
          );
          io.document({ repository: name, config: configFile, resources });
          return exitCodes.ok;
        });
      }),
    );
}
