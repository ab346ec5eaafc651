import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { projectRoot } from '../deploy/installation.js';
import { expectThat } from './expectation.js';
import type { Screen } from './screen.js';

/** What a run of `osmops` is expected to do. */
export interface Expected {
  readonly exitCode: number;
  /** What its output must match, one and all. */
  readonly says: readonly RegExp[];
  /** The first line that is worth showing; by default all are, but for Terraform's progress in reading. */
  readonly showFrom?: RegExp;
}

/** The `osmops` command in a repository: each run is a process of its own. */
export type Osmops = (args: readonly string[], expected: Expected) => Promise<void>;

export interface OsmopsOptions {
  /** The repository, which is the current folder of the runs. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Asks the run under way to stop. */
  readonly signal: AbortSignal;
  readonly screen: Screen;
}

/** Milliseconds that a run has to end by itself once it was asked to stop. */
const stopLimit = 30_000;

/** Runs the built command and shows what it prints. Throws OsmopsError `demo-failed` on anything unexpected. */
export function openOsmops({ dir, env, signal, screen }: OsmopsOptions): Osmops {
  const main = join(projectRoot, 'dist', 'src', 'cli', 'main.js');
  return async (args, { exitCode, says, showFrom = /^/ }) => {
    const command = ['osmops', ...args].join(' ');
    screen.command(command);
    const run = execa(process.execPath, [main, ...args], {
      cwd: dir,
      env,
      extendEnv: false,
      stdin: 'ignore',
      all: true,
      reject: false,
      // A Ctrl-C in the terminal shall reach it once, through the signal.
      detached: true,
      cancelSignal: signal,
      forceKillAfterDelay: stopLimit,
    });
    const { lines, nothingShown } = await show(run.iterable({ from: 'all' }), showFrom, screen);
    const end = await run;
    signal.throwIfAborted();
    const unsaid = says.find((text) => !text.test(lines.join('\n')));
    const asExpected = end.exitCode === exitCode && unsaid === undefined;
    if (!asExpected && nothingShown) for (const line of lines) screen.output(line);
    expectThat(
      end.exitCode === exitCode,
      `"${command}" to exit ${exitCode}, not ${end.exitCode ?? end.signal}`,
    );
    expectThat(unsaid === undefined, `"${command}" to print ${unsaid?.source}`);
    if (exitCode !== 0) screen.output(`(exit code ${exitCode}, as it should be)`);
  };
}

interface Shown {
  /** All that was printed, shown or not, without colours. */
  readonly lines: readonly string[];
  readonly nothingShown: boolean;
}

/** Shows lines as they come, from the first that matters on; several empty ones as one. */
async function show(printed: AsyncIterable<string>, showFrom: RegExp, screen: Screen): Promise<Shown> {
  const lines: string[] = [];
  let last: string | undefined;
  for await (const coloured of printed) {
    const line = stripVTControlCharacters(coloured);
    lines.push(line);
    const matters = last === undefined ? line !== '' && showFrom.test(line) : line !== '' || last !== '';
    if (!matters || line.includes(': Refreshing state...')) continue;
    screen.output(line);
    last = line;
  }
  return { lines, nothingShown: last === undefined };
}
