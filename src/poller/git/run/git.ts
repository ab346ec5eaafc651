import { Readable } from 'node:stream';
import { simpleGit } from 'simple-git';
import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import { abortable } from './deadline.js';
import { gitEnvironment } from './environment.js';

/** More than this is no answer of a Git server that means well. */
const maxOutputBytes = 32 * 1024 * 1024;

/** Git ended with an error: its standard error. */
export class GitExit extends Error {
  override readonly name = 'GitExit';
}

/** Runs Git and gives its standard output. Throws {@link GitExit}, or OsmopsError when it was ended from here. */
export function runGit(
  place: Place,
  args: readonly string[],
  signal: AbortSignal,
  credentials: Readonly<Record<string, string>> = {},
): Promise<string> {
  return abortable(signal, async (inner, abort) => {
    const git = simpleGit({
      baseDir: place.home,
      abort: inner,
      timeout: { block: place.settings.timeoutMs },
      // By default what is not read 50 ms after Git's exit is lost: on a busy machine a ref, or the paths that changed.
      completion: { onClose: true, onExit: false },
      // An exit code alone is an error too: simple-git asks for a text on standard error beside it.
      errors: (error, { exitCode, stdErr }) => {
        if (error !== undefined) return error;
        return exitCode === 0 ? undefined : new GitExit(Buffer.concat(stdErr).toString());
      },
    });
    git.env({ ...gitEnvironment(place), ...credentials });
    git.outputHandler((_command, stdout, stderr) => {
      let bytes = 0;
      const count = (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maxOutputBytes) abort(tooMuch());
      };
      // A helper of Git's that outlives it would keep them open.
      const close = () => {
        for (const stream of [stdout, stderr]) if (stream instanceof Readable) stream.destroy();
      };
      inner.addEventListener('abort', close, { once: true });
      stdout.on('data', count);
      stderr.on('data', count);
    });
    return await git.raw([...args]);
  });
}

function tooMuch(): OsmopsError {
  return new OsmopsError({
    code: 'git-too-large',
    message: `The Git server sent more than ${maxOutputBytes} bytes of refs or messages.`,
    remedy: 'Look at what answers there; a repository has not that many refs.',
  });
}
