import { osmopsCommand, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { count } from '../output/count.js';
import type { Io } from '../output/io.js';
import { countProblems } from '../output/problems.js';
import { examineRepository } from '../run/load-deployment.js';

export function validateCommand(run: Run) {
  return osmopsCommand('validate', {
    summary: 'check the files of a repository',
    description:
      'Checks everything that can be checked without OSM: the configuration, the packages, the NS instances, and what they say of each other. All problems are listed at once.',
    examples: [
      ['osmops validate', 'check the repository in the current folder'],
      ['osmops validate deployments --json', 'list the problems of another one as JSON'],
    ],
    exitCodes: [
      [0, 'no errors; there may be warnings'],
      [1, 'errors'],
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .action((dir, options) => run(options, (io) => validate(dir, io)));
}

async function validate(dir: string, io: Io): Promise<ExitCode> {
  const { deployment, problems } = await examineRepository(dir, io, io.out);
  const { errors, warnings } = countProblems(problems);
  io.document({ errors, warnings });
  const found = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const declared = deployment
    ? `: ${count(deployment.packages.length, 'package')}, ${count(deployment.nsInstances.length, 'NS instance')}`
    : '';
  io.out.line(`${found}${declared}.`);
  return deployment === undefined ? exitCodes.error : exitCodes.ok;
}
