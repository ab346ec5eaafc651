import type { ProblemList } from '../problem-list.js';
import type { Deployment, VnfDeclaration } from '../types.js';
import { checkDependencies } from './dependencies.js';
import { checkDescriptors } from './descriptors.js';
import { checkVimAccounts } from './vim-accounts.js';

/**
 * Checks what the files of a repository say of each other.
 *
 * @param unread The names in files with errors, as far as they can be read.
 * @returns The VNFs that can be left out: see `checkDescriptors`.
 */
export function checkReferences(
  deployment: Deployment,
  unread: readonly (string | undefined)[],
  problems: ProblemList,
): ReadonlySet<VnfDeclaration> {
  const needless = checkDescriptors(deployment.nsInstances, deployment.packages, problems);
  checkVimAccounts(deployment, problems);
  checkDependencies(deployment.nsInstances, unread, problems);
  return needless;
}
