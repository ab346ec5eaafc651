import { resolve } from 'node:path';
import type { Deployment, RepositoryReading } from '../../repository/index.js';
import { count } from '../../text/count.js';
import type { Io, Printer } from '../output/io.js';
import { countProblems, printProblems } from '../output/problems.js';

/** Reads a repository. Its problems become part of the document of `--json`. */
export async function examineRepository(root: string, io: Io): Promise<RepositoryReading> {
  const { readRepository, submoduleProblems } = await import('../../repository/index.js');
  const { nothingDeclared } = await import('./nothing-declared.js');
  const [read, submodules] = await Promise.all([readRepository(root), submoduleProblems(root)]);
  const problems = [...read.problems, ...submodules, ...nothingDeclared(read)];
  const { deployment, ...rest } = read;
  const isSound = problems.every(({ severity }) => severity !== 'error');
  const reading = { ...rest, problems, ...(isSound && deployment && { deployment }) };
  io.attach({ problems: reading.problems });
  return reading;
}

/** Reads a repository and prints its problems. */
export async function examineAloud(root: string, io: Io, printer: Printer): Promise<RepositoryReading> {
  const reading = await examineRepository(root, io);
  if (!io.json) await printProblems(reading, root, io.host.cwd, printer);
  return reading;
}

/**
 * What a repository declares, for a command that needs it whole. Undefined, with everything said, if it has an error:
 * nothing may be planned then, for what cannot be read would seem to be unwanted.
 */
export async function loadDeployment(dir: string, io: Io): Promise<Deployment | undefined> {
  const { deployment, problems } = await examineAloud(resolve(io.host.cwd, dir), io, io.err);
  if (deployment === undefined) {
    const { errors } = countProblems(problems);
    io.err.line(`${count(errors, 'error')}: nothing was asked of Terraform or OSM.`);
    io.document({});
  }
  return deployment;
}
