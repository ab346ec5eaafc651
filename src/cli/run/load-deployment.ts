import { resolve } from 'node:path';
import type { Deployment, RepositoryReading } from '../../repository/index.js';
import { count } from '../output/count.js';
import type { Io, Printer } from '../output/io.js';
import { countProblems, printProblems } from '../output/problems.js';

/** Reads a repository and prints its problems. */
export async function examineRepository(dir: string, io: Io, printer: Printer): Promise<RepositoryReading> {
  const { readRepository } = await import('../../repository/index.js');
  const root = resolve(io.host.cwd, dir);
  const reading = await readRepository(root);
  printProblems(reading.problems, root, io.host.cwd, printer);
  io.attach({ problems: reading.problems });
  return reading;
}

/**
 * What a repository declares, for a command that needs it whole. Undefined, with everything said, if it has an error:
 * nothing may be planned then, for what cannot be read would seem to be unwanted.
 */
export async function loadDeployment(dir: string, io: Io): Promise<Deployment | undefined> {
  const { deployment, problems } = await examineRepository(dir, io, io.err);
  if (deployment === undefined) {
    const { errors } = countProblems(problems);
    io.err.line(`${count(errors, 'error')}: nothing was asked of Terraform or OSM.`);
    io.document({});
  }
  return deployment;
}
