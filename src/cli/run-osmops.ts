import { CommanderError } from '@commander-js/extra-typings';
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
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return endOfParsing(error, args, host);
  }
  return exitCode;
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
    message: message.replace(/^error: /, '').replaceAll('\n', ' '),
    remedy: '`osmops --help` lists the commands, `osmops COMMAND --help` says what one takes.',
  });
  const io = openIo(host, { json: args.includes('--json'), color: !args.includes('--no-color') });
  return reportFailure(usage, io);
}
