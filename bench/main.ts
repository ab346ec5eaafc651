import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/deploy/index.js';
import { casesOf } from './plan.js';
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
const cases = casesOf(extent);

await runCases(cases, {
  onStep: ({ contender, unmanaged, count }, step, measured) => {
    const cost = `${measured.requests} requests, ${kilobytes(measured.received)}, ${seconds(measured.seconds)}`;
    process.stderr.write(`${contender}, ${count} instances, ${unmanaged} unmanaged, ${step}: ${cost}\n`);
  },
  // After each case, so that a run that is ended early leaves what it has seen.
  onCase: async (measured) => {
    const results = resultsOf(measured);
    const facts = {
      extent,
      environment,
      seconds: (performance.now() - started) / 1000,
      left: cases.length - measured.length,
      chart: `${name}.svg`,
    } as const;
    await write(`${name}.md`, report(results, facts));
    await write(facts.chart, chart(results));
  },
});
process.stderr.write(`Written: bench/${name}.md\n`);

function write(file: string, text: string): Promise<void> {
  return writeFile(join(projectRoot, 'bench', file), text);
}
