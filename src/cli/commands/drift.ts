import { osmopsCommand, type Run, stateOption, stoppedExitCode } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { loadDeployment } from '../run/load-deployment.js';

export function driftCommand(run: Run) {
  return osmopsCommand('drift', {
    summary: 'tell what was changed in OSM by hand',
    description:
      'Compares OSM with what the last apply left: a package or an NS instance that is gone, other parameters, another descriptor, an instance that broke. What was changed in the repository since does not count, nor does an operation that goes on. Nothing is changed.',
    examples: [
      ['osmops drift', 'look for drift of the repository in the current folder'],
      ['osmops drift deployments --json', 'list it as JSON, with old and new values'],
    ],
    exitCodes: [[0, 'no drift'], [1, 'an error'], [2, 'drift'], stoppedExitCode],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option(...stateOption)
    .action((dir, { state, ...common }) => run(common, (io) => drift(dir, state, io)));
}

async function drift(dir: string, stateName: string, io: Io): Promise<ExitCode> {
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const { withTerraform } = await import('../run/terraform-session.js');
  return withTerraform(
    deployment,
    io,
    { purpose: 'plan', stateName },
    async ({ run, quiet, planFile, control }) => {
      const { judgeDrift } = await import('../../deploy/index.js');
      const { printDrift } = await import('../output/drift.js');
      const { plan } = await run.plan({ ...control, out: planFile, refreshOnly: true, output: quiet });
      const found = judgeDrift(plan);
      printDrift(found, io.out);
      io.document({ drift: found });
      return found.length === 0 ? exitCodes.ok : exitCodes.differs;
    },
  );
}
