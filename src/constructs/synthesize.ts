import { join, relative } from 'node:path';
import type { Deployment } from '../repository/index.js';
import { App } from './cdktf.js';
import { OsmStack, type OsmStackOptions } from './stack.js';
import { stackName } from './stack-name.js';

/**
 * Writes the Terraform configuration of a deployment into `outDir` and returns the folder of the stack, which holds
 * `cdk.tf.json`.
 */
export function synthesize(deployment: Deployment, outDir: string, options: OsmStackOptions = {}): string {
  const folder = join(outDir, 'stacks', stackName);
  const { stateFile, ...rest } = options;
  const app = new App({ outdir: outDir });
  // Relative to where Terraform runs: a repository that is moved takes its state along.
  new OsmStack(
    app,
    stackName,
    deployment,
    stateFile === undefined ? rest : { ...rest, stateFile: relative(folder, stateFile) },
  );
  app.synth();
  return folder;
}
