import { type PackageProblem, packageProblem } from './problem.js';
import type { PackageFile } from './types.js';

/** How OSM tells a package's descriptor from its other files: by the end of the name, at the top of the folder. */
const endings = ['.yaml', '.yml', '.json'];

/** Of the layout of ETSI SOL004: it says where the descriptor is. */
const toscaMeta = 'tosca-metadata/tosca.meta';

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
  if (only === undefined && files.some(({ path }) => path.toLowerCase() === toscaMeta)) {
    return packageProblem(
      'The folder has the layout of ETSI SOL004: TOSCA.meta names a descriptor in another folder, where osmops does not look for it.',
      'Move the descriptor to the top of the folder, and take TOSCA-Metadata out: OSM takes such a package as well.',
      { file: files.find(({ path }) => path.toLowerCase() === toscaMeta)?.path ?? '' },
    );
  }
  if (only === undefined) return packageProblem('The folder has no descriptor.', rule, { file: '' });
  if (second === undefined) return only;
  const names = candidates.map(({ path }) => path).join(', ');
  return packageProblem(
    `The folder has several files that OSM would take for the descriptor: ${names}.`,
    `${rule} Move the others into a folder of the package.`,
    { file: second.path },
  );
}
