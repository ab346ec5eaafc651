import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename, relative, sep } from 'node:path';

/** A reporter of Jest: writes what a whole run of the full tier came to into bench/results/full.md. */
export default class Summary {
  /** @param {import('jest').Config & { rootDir: string }} config */
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  async onRunComplete(_contexts, results) {
    // A part of the tier says nothing of the whole.
    if (process.argv.some((argument) => argument.startsWith('test/'))) return;
    await writeFile(`${this.rootDir}/bench/results/full.md`, this.text(results));
  }

  /** @param {import('@jest/reporters').AggregatedResult} results */
  text(results) {
    const rows = new Map();
    for (const { testFilePath, perfStats, numPassingTests, numFailingTests } of results.testResults) {
      const [, folder = ''] = relative(this.rootDir, testFilePath).split(sep);
      const key = folder === 'full' ? `full/${basename(testFilePath, '.test.ts')}` : folder;
      const row = rows.get(key) ?? { passed: 0, failed: 0, seconds: 0 };
      row.passed += numPassingTests;
      row.failed += numFailingTests;
      row.seconds += (perfStats.end - perfStats.start) / 1000;
      rows.set(key, row);
    }
    const [cpu] = cpus();
    const lines = [...rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(
        ([key, { passed, failed, seconds }]) => `| ${key} | ${passed} | ${failed} | ${Math.round(seconds)} |`,
      );
    return `# The full tier, run

Written by \`npm run test:full\`; do not edit.

- ${new Date().toISOString().slice(0, 10)}
- ${cpus().length} x ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB
- ${process.platform}, Node ${process.versions.node}
- ${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed, in ${Math.round((Date.now() - results.startTime) / 60_000)} minutes

| tests | passed | failed | seconds |
|---|---|---|---|
${lines.join('\n')}
`;
  }
}
