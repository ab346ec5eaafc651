import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz, type Told } from './child.js';
import { type Find, type Fuzzed, report } from './report.js';

// The process that fuzzes may hang, or use up its memory: that is what is looked for. So another one watches over it.

/** Milliseconds that the runs of one target may take, which usually take seconds. */
const longest = 120_000;
const memory = '--max-old-space-size=768';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    child: { type: 'boolean' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 30));

if (values.child) await fuzz(seed, (told) => process.send?.(told));
else await watchOver(seed, Number(values.seconds) * 1000);

async function watchOver(firstSeed: number, lasting: number): Promise<void> {
  const begin = Date.now();
  const inputs = new Map<string, number>();
  const finds: Find[] = [];
  process.stdout.write(`fuzzing for ${lasting / 1000} s, seed ${firstSeed}\n`);
  for (let next = firstSeed; Date.now() < begin + lasting; next += 1) {
    next = await watchOne(next, begin + lasting, inputs, (find) => {
      finds.push(find);
      process.stdout.write(`${find.target}, seed ${find.seed}:\n${find.what}\n\n`);
    });
  }
  const fuzzed: Fuzzed = { seed: firstSeed, seconds: Math.round((Date.now() - begin) / 1000), inputs, finds };
  await writeFile('bench/results/fuzzing.md', report(fuzzed));
  process.exitCode = finds.length === 0 ? 0 : 1;
}

/** Runs a process that fuzzes until the time is over or it ends badly. @returns The last seed that it began with. */
function watchOne(
  from: number,
  until: number,
  inputs: Map<string, number>,
  onFind: (find: Find) => void,
): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), ['--child', '--seed', String(from)], {
    execArgv: [memory],
  });
  let doing = { target: 'the start', seed: from };
  let isOver = false;
  const end = (find?: string) => {
    if (isOver) return;
    isOver = true;
    if (find !== undefined) onFind({ ...doing, what: find });
    child.kill('SIGKILL');
  };
  const timeUp = setTimeout(end, Math.max(0, until - Date.now()));
  let watchdog: NodeJS.Timeout | undefined;
  child.on('message', (told: Told) => {
    clearTimeout(watchdog);
    if (told.kind === 'begin') {
      doing = { target: told.target, seed: told.seed };
      watchdog = setTimeout(() => end(`it did not end within ${longest / 1000} s`), longest);
      return;
    }
    inputs.set(doing.target, (inputs.get(doing.target) ?? 0) + told.inputs);
    if (told.failure !== undefined) onFind({ ...doing, what: told.failure });
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      end(`the process ended with ${code ?? signal}`);
      clearTimeout(timeUp);
      clearTimeout(watchdog);
      resolve(doing.seed);
    });
  });
}
