import { message as messageOf, shown } from '../../../base/text/index.js';
import { formatPlace, isOsmopsError, type OsmopsError } from '../../../provider/errors/index.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { stoppedExitCode } from '../run/stop-requests.js';
import { type Io, openPrinter, type Printer } from './io.js';

const ourFault = 'This is a fault of osmops: please report it. With OSMOPS_DEBUG=1 it says where it arose.';

/**
 * Prints what made a command fail: message, place, remedy and code. The stack comes only if OSMOPS_DEBUG is set.
 *
 * @returns The exit code; a command that was stopped has the one of the signal.
 */
export function reportFailure(error: unknown, io: Io): ExitCode {
  if (isOsmopsError(error)) {
    const all =
      'others' in error && Array.isArray(error.others)
        ? [error, ...error.others.filter(isOsmopsError)]
        : [error];
    for (const one of all) printError(one, io.err);
    const [first, ...others] = all.map(({ code, message, remedy, place }) => ({
      code,
      message,
      remedy,
      place,
    }));
    io.document({ error: first, ...(others.length > 0 && { otherErrors: others }) });
  } else {
    const message = error instanceof Error ? error.message : String(error);
    io.err.line(shown`${io.err.colours.red('Error:')} ${message}`);
    io.err.line(`  ${ourFault}`);
    io.document({ error: { message, remedy: ourFault } });
  }
  if (io.host.env['OSMOPS_DEBUG']) openPrinter(io.host.stderr, io.host.env).block(stackOf(error));
  const stopped =
    isOsmopsError(error) && error.code === 'cancelled' ? stoppedExitCode(io.host.stop) : undefined;
  return stopped ?? exitCodes.error;
}

function printError({ code, message, remedy, place }: OsmopsError, { colours, line, block }: Printer): void {
  const [first = '', ...more] = message.split('\n');
  line(shown`${colours.red('Error:')} ${messageOf(first)} ${colours.dim(`[${code}]`)}`);
  block(more.join('\n'));
  const operation = place.operation === undefined ? '' : `operation ${place.operation}`;
  const places = [formatPlace(place), place.address ?? '', operation].filter((text) => text !== '');
  if (places.length > 0) line(shown`  at ${places.join(', ')}`);
  line(shown`  ${messageOf(remedy)}`);
}

/** The stack of an error, and of those that caused it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\nCaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
