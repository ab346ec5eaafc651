import { join, relative } from 'node:path';
import { line, mostOfMessage, sentence } from '../../../base/text/index.js';
import { formatPlace } from '../../../provider/errors/index.js';
import type { Deployment, Problem } from '../../repository/index.js';
import type { Diagnostic } from '../../terraform/index.js';
import type { Tree, TreeWarning } from '../git/tree/tree.js';
import type { RevisionWarning } from '../types.js';

/** How many are kept: they go into files that are read again and again, and a tree may have 100,000 of them. */
const mostKept = 100;

/** What a tree, and the files in it, warn of. */
export function warningsOf({ warnings }: Tree, problems: readonly Problem[]): RevisionWarning[] {
  const ofFiles = problems.filter(({ severity }) => severity === 'warning');
  const all = [
    ...warnings.map(({ file, message }) => ({ place: line(file), message: line(message, mostOfMessage) })),
    ...ofFiles.map(({ code, message, place }) => ({ code, message, place: formatPlace(place) })),
  ];
  return all.slice(0, mostKept);
}

export function terraformWarning({ summary, detail, address }: Diagnostic): RevisionWarning {
  return {
    message: sentence(detail === '' ? summary : `${summary}: ${detail}`, mostOfMessage),
    ...(address !== undefined && { place: address }),
  };
}

/**
 * The problems of a tree whose packages have folders that are not there: a submodule in a package would be deployed without what it
 * stands for. (A pointer of Git LFS in one is refused by whoever reads the package.)
 */
export function missingInPackages(
  { path, warnings }: Tree,
  { packages }: Pick<Deployment, 'packages'>,
): readonly Problem[] {
  return warnings
    .filter(
      ({ kind, file }) => kind === 'submodule' && packages.some((pkg) => isInside(pkg, join(path, file))),
    )
    .map(submoduleInPackage);
}

function isInside({ folder }: Deployment['packages'][number], path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && !inside.startsWith('..');
}

function submoduleInPackage({ file }: TreeWarning): Problem {
  return {
    severity: 'error',
    code: 'package-invalid',
    message: `'${file}' is a submodule in a package: what it stands for is not fetched.`,
    remedy: 'Commit the files themselves in its place.',
    place: { file },
  };
}
