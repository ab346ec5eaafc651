import type { FuzzTarget } from '../support/target.js';
import { archiveTargets } from './archives.js';
import { fileTargets } from './files.js';
import { gitTargets } from './git.js';
import { outsideTargets } from './outside.js';
import { terraformTargets } from './terraform.js';
import { wireTargets } from './wire.js';

/** Everything that reads what others write. */
export const targets: readonly FuzzTarget[] = [
  ...fileTargets,
  ...archiveTargets,
  ...terraformTargets,
  ...wireTargets,
  ...outsideTargets,
  ...gitTargets,
];
