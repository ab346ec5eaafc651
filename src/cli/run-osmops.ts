import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { OsmopsError } from '../../provider/errors/index.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { reportFailure } from './output/failure.js';
import { openIo } from './output/io.js';
import { buildProgram } from './program.js';

/**
 * Runs one command line of `osmops` to its end. Nothing is thrown: what goes wrong is printed.
 *
 * @param args The arguments without the program's name.
 * @returns The exit code.
 */
export async function runOsmops(args: readonly string[], host: Host): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = buildProgram(async (options, work) => {
    const io = openIo(host, options);
    exitCode = await work(io).catch((error: unknown) => reportFailure(error, io));
  }, host);
  try {
    await program.parseAsync(meantBy(args, program), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return endOfParsing(error, args, host);
  }
  return exitCode;
}

/**
 * `help COMMAND` as `COMMAND --help`: of a command that there is not commander would print the help of all, and not say what is wrong.
 */
function meantBy(args: readonly string[], program: CommandUnknownOpts): readonly string[] {
  const [first, ...names] = args;
  if (first !== 'help' || names.length === 0) return args;
  const known = findCommand(program, names);
  return known ? [...names, '--help'] : names;
}

function findCommand(program: CommandUnknownOpts, names: readonly string[]): boolean {
  const [name, ...inner] = names;
  if (name === undefined || name.startsWith('-')) return true;
  const command = program.commands.find((one) => one.name() === name);
  return command !== undefined && findCommand(command, inner);
}

/** What is meant by an option with one dash: Terraform's have one. */
function withTwoDashes(message: string, args: readonly string[]): string {
  const option = /^error: unknown option '(-[a-z][a-z-]+(?:=.*)?)'/.exec(message)?.[1];
  return option !== undefined && args.includes(option) ? ` (Did you mean -${option}?)` : '';
}

/** Commander throws too when it has printed a help or the version. */
function endOfParsing(
  { code, exitCode, message }: CommanderError,
  args: readonly string[],
  host: Host,
): ExitCode {
  if (exitCode === 0 || code === 'commander.help') return exitCode;
  const usage = new OsmopsError({
    code: 'usage',
    message: `${message.replace(/^error: /, '').replaceAll('\n', ' ')}${withTwoDashes(message, args)}`,
    remedy: '`osmops --help` lists the commands, `osmops COMMAND --help` says what one takes.',
  });
  const io = openIo(host, { json: args.includes('--json'), color: !args.includes('--no-color') });
  return reportFailure(usage, io);
}
