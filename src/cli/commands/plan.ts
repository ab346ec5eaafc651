import { osmopsCommand, type Run, stateOption, stoppedExitCode } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { loadDeployment } from '../run/load-deployment.js';

export function planCommand(run: Run) {
  return osmopsCommand('plan', {
    summary: 'show what apply would do',
    description:
      "Compares the repository with OSM and prints Terraform's plan: what would be created, changed and destroyed. Nothing is changed.",
    examples: [
      ['osmops plan', 'plan the repository in the current folder'],
      [
        'osmops plan deployments --detailed-exitcode',
        'tell by the exit code whether there is something to do',
      ],
      ['osmops plan --json', 'print each change with old and new values as JSON'],
    ],
    exitCodes: [
      [0, 'done; with --detailed-exitcode: no changes'],
      [1, 'an error'],
      [2, 'with --detailed-exitcode: there are changes'],
      stoppedExitCode,
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--detailed-exitcode', 'exit with 2 if there are changes')
    .option(...stateOption)
    .option('--adopt', 'plan to take over what OSM has under a wanted name, whatever the configuration says')
    .option('--config <file>', "the operator's configuration, in place of that of OSMOPS_CONFIG")
    .action((dir, options) => run(options, (io) => plan(dir, options, io)));
}

interface PlanCommandOptions {
  readonly detailedExitcode?: boolean | undefined;
  readonly state: string;
  readonly adopt?: boolean | undefined;
  readonly config?: string | undefined;
}

async function plan(dir: string, options: PlanCommandOptions, io: Io): Promise<ExitCode> {
  const { permissionsFor } = await import('../config/permissions.js');
  const { adopt } = await permissionsFor(dir, options, io.host);
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const { withTerraform } = await import('../run/terraform-session.js');
  return withTerraform(
    deployment,
    io,
    { purpose: 'plan', stateName: options.state, adopt },
    async (session) => {
      const { hasChanges, summary } = await session.plan();
      io.document({ plan: summary });
      return hasChanges && options.detailedExitcode ? exitCodes.differs : exitCodes.ok;
    },
  );
}
