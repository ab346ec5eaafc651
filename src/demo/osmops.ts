import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { projectRoot } from '../cli/installation.js';
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
    const lines: string[] = [];
    let shown = '';
    let begun = false;
    for await (const raw of run.iterable({ from: 'all' })) {
      const line = stripVTControlCharacters(raw);
      lines.push(line);
      begun ||= showFrom.test(line);
      if (!begun || line.includes(': Refreshing state...') || line + shown === '') continue;
      screen.output(line);
      shown = line;
    }
    const end = await run;
    signal.throwIfAborted();
    const unmatched = says.find((text) => !text.test(lines.join('\n')));
    if (!begun && (end.exitCode !== exitCode || unmatched)) lines.forEach(screen.output);
    expectThat(
      end.exitCode === exitCode,
      `exit code ${exitCode} of "${command}", not ${end.exitCode ?? end.signal}`,
    );
    expectThat(unmatched === undefined, `"${command}" to print ${unmatched?.source}`);
    if (exitCode !== 0) screen.output(`(exit code ${exitCode})`);
  };
}
