import { join } from 'node:path';
import { stackName } from '../../constructs/stack-name.js';

/** Where below a run folder the configuration is, and Terraform runs: where CDKTF writes it. */
export function stackFolderOf(runFolder: string): string {
  return join(runFolder, 'stacks', stackName);
}
