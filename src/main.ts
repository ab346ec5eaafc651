import { resolve } from 'node:path';
import { openPrinter } from './cli/output/io.js';
import { printProblems } from './cli/output/problems.js';
import { exampleRepository } from './deploy/installation.js';
import { synthesizeForCdktf } from './deploy/synthesis.js';
import { readRepository } from './repository/index.js';

// The CDKTF app that cdktf.json names: the stack of the repository in OSMOPS_REPOSITORY. `osmops provider exec`
// names its state to Terraform. One file beside cdktf.json for whatever repository is named would have one's services
// destroyed when another one is planned.
const { OSMOPS_REPOSITORY: repository, CDKTF_OUTDIR: outDir } = process.env;
const root = resolve(repository || exampleRepository);
const reading = await readRepository(root);
await printProblems(reading, root, process.cwd(), openPrinter(process.stderr, process.env));
if (reading.deployment === undefined) process.exitCode = 1;
else await synthesizeForCdktf(resolve(outDir || 'cdktf.out'), reading.deployment);
