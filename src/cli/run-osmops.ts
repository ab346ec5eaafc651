import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { OsmopsError } from '../../provider/errors/index.js';
import { Guesses } from '../repository/near-miss.js';
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
    return endOfParsing(error, args, program, host);
  }
  return exitCode;
}

/**
 * `GROUP help COMMAND` as `GROUP COMMAND --help`: of a command that there is not commander would print the help of all, and not say what is wrong.
 */
function meantBy(args: readonly string[], program: CommandUnknownOpts): readonly string[] {
  const at = args.indexOf('help');
  const [groups, names] = [args.slice(0, at), args.slice(at + 1)];
  if (at < 0 || names.length === 0) return args;
  const group = commandOf(groups, program);
  if (group.rest.length > 0 || group.command.commands.length === 0) return args;
  const known = commandOf(names, group.command).rest.every((rest) => rest.startsWith('-'));
  return [...groups, ...names, ...(known ? ['--help'] : [])];
}

/** The command that arguments begin with the names of, and the arguments after its name. */
function commandOf(
  args: readonly string[],
  program: CommandUnknownOpts,
): { command: CommandUnknownOpts; rest: readonly string[] } {
  const [name, ...inner] = args;
  const command = program.commands.find((one) => one.name() === name);
  return command === undefined ? { command: program, rest: args } : commandOf(inner, command);
}

/** Which of a command's options is meant by one with one dash: Terraform's have one, and commander guesses for two only. */
function withTwoDashes(message: string, args: readonly string[], program: CommandUnknownOpts): string {
  const given = /^error: unknown option '-([a-z][a-z-]+)(?:=.*)?'/.exec(message)?.[1];
  if (given === undefined) return '';
  const names = commandOf(args, program).command.options.flatMap(({ long }) => long?.slice(2) ?? []);
  const meant = names.includes(given) ? given : new Guesses().slipOf(given, names);
  return meant === undefined ? '' : ` (Did you mean --${meant}?)`;
}

/** Commander throws too when it has printed a help or the version. */
function endOfParsing(
  { code, exitCode, message }: CommanderError,
  args: readonly string[],
  program: CommandUnknownOpts,
  host: Host,
): ExitCode {
  if (exitCode === 0 || code === 'commander.help') return exitCode;
  const usage = new OsmopsError({
    code: 'usage',
    message: `${message.replace(/^error: /, '').replaceAll('\n', ' ')}${withTwoDashes(message, args, program)}`,
    remedy: '`osmops --help` lists the commands, `osmops COMMAND --help` says what one takes.',
  });
  const io = openIo(host, { json: args.includes('--json'), color: !args.includes('--no-color') });
  return reportFailure(usage, io);
}
