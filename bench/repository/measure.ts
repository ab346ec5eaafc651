import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';

export interface Cost {
  /** Wall time of the process, from its start to its end. */
  readonly seconds: number;
  /** Time of the processor, in seconds, of all threads: hardly touched by what else the machine does. */
  readonly cpuSeconds: number;
  /** The most memory that the process had (maximum resident set), in MiB. */
  readonly mebibytes: number;
}

/** What `npm run build` leaves. */
const osmops = join('dist', 'src', 'cli', 'main.js');

/** Has the process say at its end, on file descriptor 3, what it took. */
const tellUsage =
  'data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,JSON.stringify(process.resourceUsage())))';

/** Runs an osmops command as a process of its own, some times; the median of each cost. */
export async function measure(args: readonly string[], times: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let run = 0; run < times; run += 1) costs.push(await measureOnce(args));
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    cpuSeconds: median(costs.map(({ cpuSeconds }) => cpuSeconds)),
    mebibytes: median(costs.map(({ mebibytes }) => mebibytes)),
  };
}

/** Kibibytes and microseconds. */
const usageSchema = z.object({ maxRSS: z.number(), userCPUTime: z.number(), systemCPUTime: z.number() });

async function measureOnce(args: readonly string[]): Promise<Cost> {
  const started = performance.now();
  const { stdio } = await execa(process.execPath, ['--import', tellUsage, osmops, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime } = usageSchema.parse(JSON.parse(String(stdio[3])));
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, mebibytes: maxRSS / 1024 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
