import type { ErrorCode } from '../codes.js';
import { commandLineExplanations } from './command-line.js';
import type { Explanation } from './explanation.js';
import { gitExplanations } from './git.js';
import { nbiExplanations } from './nbi.js';
import { packageExplanations } from './packages.js';
import { pollerExplanations } from './poller.js';
import { repositoryExplanations } from './repository.js';
import { resourceExplanations } from './resources.js';
import { terraformExplanations } from './terraform.js';
import { watchingExplanations } from './watching.js';

export type { Explanation, Explanations } from './explanation.js';

/** The explanations by the part of the work in which the errors arise. Only the pages load them: they are long. */
export const explanationSections = [
  ["OSM's north-bound interface", nbiExplanations],
  ['Resources', resourceExplanations],
  ['Packages', packageExplanations],
  ['Repositories', repositoryExplanations],
  ['Terraform', terraformExplanations],
  ['The poller', pollerExplanations],
  ['Watching a poller', watchingExplanations],
  ['Git', gitExplanations],
  ['The command line', commandLineExplanations],
] as const;

/** The explanation of every code: the compiler refuses a code that has none. */
export const explanations: Readonly<Record<ErrorCode, Explanation>> = {
  ...nbiExplanations,
  ...resourceExplanations,
  ...packageExplanations,
  ...repositoryExplanations,
  ...terraformExplanations,
  ...pollerExplanations,
  ...watchingExplanations,
  ...gitExplanations,
  ...commandLineExplanations,
};
