import type { Cost } from './measure.js';

export interface Result extends Cost {
  readonly command: string;
  readonly files: number;
}

const mostTimes = 12;
const mostMebibytes = 600;

/** The results as a page; `environment` names the machine and the versions, a line each. */
export function report(results: readonly Result[], times: number, environment: readonly string[]): string {
  return `# Reading and compiling repositories

\`npm run bench:repository\` makes repositories of NsInstance files (some 600 bytes each, 100 a folder, two packages beside
them) and runs \`osmops validate\` and \`osmops synth\` on each, as processes of their own, ${times} times. The table has the median
of the wall time, Node's start included, of the processor's time, and of the maximum resident set.

${environment.map((line) => `- ${line}`).join('\n')}

| Command | Files | Seconds | CPU seconds | MiB |
|---|---:|---:|---:|---:|
${results.map(({ command, files, seconds, cpuSeconds, mebibytes }) => `| \`osmops ${command}\` | ${files} | ${seconds.toFixed(2)} | ${cpuSeconds.toFixed(2)} | ${mebibytes.toFixed(0)} |`).join('\n')}

Targets: 10,000 files take at most ${mostTimes} times as long as 1,000, and at most ${mostMebibytes} MiB.

${[...new Set(results.map(({ command }) => command))].map((command) => `- \`osmops ${command}\`: ${verdict(results, command)}`).join('\n')}
`;
}

function verdict(results: readonly Result[], command: string): string {
  const at = (files: number) =>
    results.find((result) => result.command === command && result.files === files);
  const [thousand, tenThousand] = [at(1000), at(10_000)];
  if (thousand === undefined || tenThousand === undefined) return 'not measured';
  const times = tenThousand.seconds / thousand.seconds;
  const cpuTimes = tenThousand.cpuSeconds / thousand.cpuSeconds;
  const met = Math.max(times, cpuTimes) <= mostTimes && tenThousand.mebibytes <= mostMebibytes;
  return `${times.toFixed(1)} times (CPU: ${cpuTimes.toFixed(1)}), ${tenThousand.mebibytes.toFixed(0)} MiB: ${met ? 'met' : 'missed'}`;
}
