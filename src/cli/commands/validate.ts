import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import type { Deployment, RepositoryReading } from '../../repository/index.js';
import { count } from '../../text/count.js';
import { osmopsCommand, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { countProblems } from '../output/problems.js';
import { examineAloud, examineRepository } from '../run/load-deployment.js';

interface ValidateOptions {
  readonly sarif?: boolean | undefined;
  readonly strict?: boolean | undefined;
}

export function validateCommand(run: Run) {
  return osmopsCommand('validate', {
    summary: 'check the files of a repository',
    description:
      'Checks everything that can be checked without OSM: the configuration, the packages, the OSM Ops files, and what they say of each other. All problems are listed at once, each with its place and what to do about it.',
    examples: [
      ['osmops validate', 'check the repository in the current folder'],
      ['osmops validate deployments --json', 'list the problems of another one as JSON'],
      ['osmops validate --strict --sarif > osmops.sarif', 'in a pipeline, for the code host to show'],
    ],
    exitCodes: [
      [0, 'no errors; there may be warnings, but not with --strict'],
      [1, 'errors; with --strict: errors or warnings'],
    ],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--strict', 'count warnings as errors in the exit code')
    .addOption(new Option('--sarif', 'print a SARIF 2.1.0 document instead of text').conflicts('json'))
    .action((dir, options) => run(options, (io) => validate(dir, options, io)));
}

async function validate(dir: string, { sarif, strict }: ValidateOptions, io: Io): Promise<ExitCode> {
  const root = resolve(io.host.cwd, dir);
  const { problems } = sarif ? await printAsSarif(root, io) : await printAsText(root, io);
  const { errors, warnings } = countProblems(problems);
  io.document({ errors, warnings });
  return errors > 0 || (strict && warnings > 0) ? exitCodes.error : exitCodes.ok;
}

async function printAsSarif(root: string, io: Io): Promise<RepositoryReading> {
  const reading = await examineRepository(root, io);
  const { sarifLog } = await import('../output/sarif.js');
  const log = sarifLog(reading.problems, root, io.host.cwd);
  io.data(log, 2);
  return reading;
}

async function printAsText(root: string, io: Io): Promise<RepositoryReading> {
  const reading = await examineAloud(root, io, io.out);
  const { errors, warnings } = countProblems(reading.problems);
  io.out.line(`${count(errors, 'error')}, ${count(warnings, 'warning')}${declared(reading.deployment)}.`);
  return reading;
}

/** How much is declared: packages and NS instances always, of the rest what there is. */
function declared(deployment: Deployment | undefined): string {
  if (deployment === undefined) return '';
  const { packages, nsInstances, vimAccounts, k8sClusters, helmRepositories } = deployment;
  const always = [count(packages.length, 'package'), count(nsInstances.length, 'NS instance')];
  const further = [
    count(vimAccounts.length, 'VIM account'),
    count(k8sClusters.length, 'Kubernetes cluster'),
    count(helmRepositories.length, 'Helm repository', 'Helm repositories'),
  ];
  return `: ${[...always, ...further.filter((text) => !text.startsWith('0 '))].join(', ')}`;
}
