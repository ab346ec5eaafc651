import { join } from 'node:path';
import type { Deployment } from '../repository/index.js';
import { App } from './cdktf.js';
import { OsmStack, type OsmStackOptions } from './stack.js';
import { stackName } from './stack-name.js';

/**
 * Writes the Terraform configuration of a deployment into `outDir` and returns the folder of the stack, which holds
 * `cdk.tf.json`.
 */
export function synthesize(deployment: Deployment, outDir: string, options: OsmStackOptions = {}): string {
  const app = new App({ outdir: outDir });
  new OsmStack(app, stackName, deployment, options);
  app.synth();
  return join(outDir, 'stacks', stackName);
}
