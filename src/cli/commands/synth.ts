import { resolve } from 'node:path';
import { osmopsCommand, plainExitCodes, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { loadDeployment } from '../run/load-deployment.js';

export function synthCommand(run: Run) {
  return osmopsCommand('synth', {
    summary: 'write the Terraform configuration of a repository',
    description:
      'Writes the Terraform configuration of a repository, cdk.tf.json, to be looked at or to be run by Terraform itself (see `osmops provider exec`). What else is in the folder is left alone. The state is where plan and apply have it.',
    examples: [
      ['osmops synth', 'write it into .osmops/stacks/osmops'],
      ['osmops synth deployments --out /tmp/ldap', 'write it elsewhere'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('-o, --out <folder>', 'where to write (default: .osmops/stacks/osmops in the repository)')
    .action((dir, options) => run(options, (io) => synth(dir, options.out, io)));
}

async function synth(dir: string, out: string | undefined, io: Io): Promise<ExitCode> {
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const { synthesizeInto, synthesizeIntoRepository } = await import('../../deploy/synthesis.js');
  const configuration =
    out === undefined
      ? await synthesizeIntoRepository(deployment)
      : await synthesizeInto(resolve(io.host.cwd, out), deployment);
  io.out.line(`Wrote ${configuration}`);
  io.document({ configuration });
  return exitCodes.ok;
}
