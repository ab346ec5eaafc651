import { Command } from '@commander-js/extra-typings';
import type { ExitCode } from './exit-codes.js';
import type { CommonOptions, Io } from './output/io.js';

/** What the help of a command says. */
export interface Help {
  /** One line, for the list of commands. */
  readonly summary: string;
  readonly description: string;
  /** Command lines, and what each does. */
  readonly examples: readonly (readonly [commandLine: string, meaning: string])[];
  readonly exitCodes: readonly (readonly [code: number | string, meaning: string])[];
}

/** Has a command's work done: prints its failure, and keeps its exit code. */
export type Run = (options: CommonOptions, work: (io: Io) => Promise<ExitCode>) => Promise<void>;

/** A sub-command with what all of them have. */
export function osmopsCommand(name: string, { summary, description, examples, exitCodes }: Help) {
  return new Command(name)
    .summary(summary)
    .description(description)
    .option('--json', 'print one JSON document instead of text')
    .option('--no-color', 'print without colours, which only a terminal gets; so does NO_COLOR=1')
    .addHelpText('after', table('Examples', examples))
    .addHelpText('after', table('Exit codes', exitCodes));
}

/** The exit codes of a command that just succeeds or fails. */
export const plainExitCodes = [
  [0, 'done'],
  [1, 'an error'],
] as const;

/** The option that says which of the states of a repository is meant. */
export const stateOption = ['--state <name>', 'which of the states of the repository', 'default'] as const;

/** The exit code of a command that can be stopped, beside its others. */
export const stoppedExitCode = [130, 'stopped by Ctrl-C (143 by SIGTERM, 129 by SIGHUP)'] as const;

function table(title: string, rows: readonly (readonly [string | number, string])[]): string {
  const width = Math.max(...rows.map(([left]) => String(left).length));
  const lines = rows.map(([left, right]) => `  ${String(left).padEnd(width)}  ${right}`);
  return `\n${title}:\n${lines.join('\n')}`;
}
