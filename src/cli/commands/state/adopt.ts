import { resolve } from 'node:path';
import { osmopsCommand, type Run, stateOption } from '../../command.js';
import { exitCodes } from '../../exit-codes.js';
import { entryOf, printEntries } from '../../output/state.js';
import { agreed, withState } from '../../run/with-state.js';

export function stateAdoptCommand(run: Run) {
  return osmopsCommand('adopt', {
    summary: 'take a state in that is kept elsewhere',
    description:
      'Shows what a state file has, such as the one that earlier versions left in .osmops of a repository, asks, and copies it to where osmops keeps states. The file stays, and is not read any more. A state that names a provider other than osmops/osm is refused.',
    examples: [
      ['osmops state adopt .osmops/terraform.tfstate', 'the state of the repository that the file lies in'],
      [
        'osmops state adopt /backup/old.tfstate --repository deployments --auto-approve',
        'without being asked',
      ],
    ],
    exitCodes: [
      [0, 'done, or it was taken in already'],
      [1, 'an error, or the answer was not yes'],
    ],
  })
    .argument('<file>', 'the file with the state')
    .option(
      '--repository <dir>',
      'folder of the repository (default: the one that the file lies in, or the current folder)',
    )
    .option(...stateOption)
    .option('--auto-approve', 'do not ask')
    .action((file, { repository, state, autoApprove = false, ...common }) =>
      run(common, async (io) => {
        const { nearestRepository, readStateToTake, takeStateIn } = await import('../../../deploy/index.js');
        const path = resolve(io.host.cwd, file);
        const taken = await readStateToTake(path);
        const chosen = repository ?? nearestRepository(path) ?? '.';
        return withState({ repository: chosen, state }, 'osmops state adopt', io, async (kept) => {
          const resources = taken.resources.map(entryOf);
          const { lineage, serial } = taken.mark;
          const { repository: root } = kept.store.note;
          io.out.line(`${path}: lineage ${lineage}, serial ${serial}`);
          printEntries(resources, io.out);
          const question = `Take this in as the state '${state}' of ${root}?`;
          if (!(await agreed(question, autoApprove, io))) return exitCodes.error;
          await takeStateIn(taken, kept);
          io.out.line(`It was taken in. ${path} stays where it is, and osmops does not read it any more.`);
          io.document({ file: path, repository: root, state, lineage, serial, resources });
          return exitCodes.ok;
        });
      }),
    );
}
