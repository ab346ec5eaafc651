import { join } from 'node:path';
import { formatPlace, OsmopsError } from '../errors/index.js';
import { inspectPackage } from './inspect-package.js';
import type { PackageProblem } from './problem.js';
import type { OsmPackage } from './types.js';

/**
 * Reads a package's folder, once, into memory. Throws `package-invalid`, with everything that is wrong and
 * file:line:column of each.
 */
export async function readPackage(folder: string): Promise<OsmPackage> {
  const reading = await inspectPackage(folder);
  if (reading.package !== undefined) return reading.package;
  const problems = reading.problems.map((problem) => inFolder(folder, problem));
  const [first] = problems;
  throw new OsmopsError({
    code: 'package-invalid',
    message:
      problems.length === 1
        ? (first?.message ?? '')
        : problems.map(({ message, place }) => `${formatPlace(place)}: ${message}`).join('\n'),
    remedy: [...new Set(problems.map(({ remedy }) => remedy))].join(' '),
    ...(first && { place: first.place }),
  });
}

function inFolder(folder: string, problem: PackageProblem): PackageProblem {
  return { ...problem, place: { ...problem.place, file: join(folder, problem.place.file) } };
}
