import { type PackageProblem, packageProblem } from './problem.js';
import type { PackageFile } from './types.js';

/** How OSM tells a package's descriptor from its other files: by the end of the name, at the top of the folder. */
const endings = ['.yaml', '.yml', '.json'];

/**
 * The file that OSM takes for the descriptor of a package: the only one at the top of the folder that ends in
 * `.yaml`, `.yml` or `.json`. With none, or with several, OSM refuses the package, whatever the files hold.
 */
export function findDescriptor(files: readonly PackageFile[]): PackageFile | PackageProblem {
  const candidates = files.filter(
    ({ path }) => !path.includes('/') && endings.some((end) => path.endsWith(end)),
  );
  const [only, second] = candidates;
  const rule = 'A package has one file ending in .yaml, .yml or .json at its top, its descriptor.';
  if (only === undefined) return packageProblem('The folder has no descriptor.', rule, { file: '' });
  if (second === undefined) return only;
  const names = candidates.map(({ path }) => path).join(', ');
  return packageProblem(
    `The folder has several files that OSM would take for the descriptor: ${names}.`,
    `${rule} Move the others into a folder of the package.`,
    { file: second.path },
  );
}
