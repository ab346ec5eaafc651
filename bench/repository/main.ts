import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEnvironment } from '../report/environment.js';
import { generateRepository } from './generate.js';
import { measure } from './measure.js';
import { type Result, report } from './report.js';

const sizes = [100, 1000, 10_000];
const times = 3;

const folder = await mkdtemp(join(tmpdir(), 'osmops-bench-'));
const environment = await describeEnvironment();
const results: Result[] = [];
try {
  for (const files of sizes) {
    const root = join(folder, String(files));
    await generateRepository(root, files);
    for (const command of ['validate', 'synth']) {
      const cost = await measure([command, root], times);
      results.push({ command, files, ...cost });
      process.stderr.write(
        `${command}, ${files} files: ${cost.seconds.toFixed(2)} s, ${cost.mebibytes.toFixed(0)} MiB\n`,
      );
    }
  }
  await mkdir('bench/results', { recursive: true });
  await writeFile('bench/results/repository.md', report(results, times, environment));
} finally {
  await rm(folder, { recursive: true, force: true });
}
