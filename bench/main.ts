import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { casesOf } from './plan.js';
import { projectRoot } from './project-root.js';
import { chart } from './report/chart.js';
import { describeEnvironment } from './report/environment.js';
import { report } from './report/report.js';
import { kilobytes, seconds } from './report/units.js';
import { resultsOf } from './results.js';
import { runCases } from './run.js';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const extent = values.quick ? 'quick' : 'full';
const name = values.quick ? 'results-quick' : 'results';

const started = performance.now();
const environment = await describeEnvironment();
const cases = await runCases(casesOf(extent), ({ contender, unmanaged, count }, step, measured) => {
  const cost = `${measured.requests} requests, ${kilobytes(measured.received)}, ${seconds(measured.seconds)}`;
  process.stderr.write(`${contender}, ${count} instances, ${unmanaged} unmanaged, ${step}: ${cost}\n`);
});
const results = resultsOf(cases);
const took = (performance.now() - started) / 1000;

for (const [ending, text] of [
  ['md', report(results, { extent, environment, seconds: took, chart: `${name}.svg` })],
  ['svg', chart(results)],
] as const) {
  const file = join(projectRoot, 'bench', `${name}.${ending}`);
  await writeFile(file, text);
  process.stderr.write(`Written: ${relative(process.cwd(), file)}\n`);
}
