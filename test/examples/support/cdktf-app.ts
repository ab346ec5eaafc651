import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const app = resolve('examples/cdktf-app');
const tsc = resolve('node_modules/typescript/bin/tsc');
const cdktn = resolve('test/examples/support/cdktn.mjs');

/** Compiles the example as its cdktf.json does. */
export async function compileApp(): Promise<void> {
  await execa(process.execPath, [tsc], { cwd: app });
}

/** Holds the types of the example and of the constructs against those of cdktn. Rejects if they do not fit. */
export async function checkTypesWithCdktn(): Promise<void> {
  await execa(process.execPath, [tsc, '-p', resolve('test/examples/support/cdktn.tsconfig.json')]);
}

export interface SynthesisOptions {
  readonly outDir: string;
  readonly connectionFile: string;
  readonly library: 'cdktf' | 'cdktn';
}

/** Runs the compiled example and returns what it synthesizes for Terraform. */
export async function synthesizeApp({ outDir, connectionFile, library }: SynthesisOptions): Promise<string> {
  const hook = library === 'cdktn' ? ['--import', cdktn] : [];
  await execa(process.execPath, [...hook, 'dist/main.js'], {
    cwd: app,
    env: { CDKTF_OUTDIR: outDir, OSM_CONNECTION_FILE: connectionFile },
  });
  return readFile(join(outDir, 'stacks', 'cdktf-app', 'cdk.tf.json'), 'utf8');
}
