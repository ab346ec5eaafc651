import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
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
      // An exit code alone is an error too: simple-git asks for a text on standard error beside it.
      errors: (error, { exitCode, stdErr }) => {
        if (error !== undefined) return error;
        return exitCode === 0 ? undefined : new GitExit(Buffer.concat(stdErr).toString());
      },
    });
    git.env({ ...gitEnvironment(place), ...credentials });
    let said = Promise.resolve(['', '']);
    git.outputHandler((_command, stdout, stderr) => {
      said = Promise.all([stdout, stderr].map(collect));
      let bytes = 0;
      for (const stream of [stdout, stderr]) {
        stream.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxOutputBytes) abort(tooMuch());
        });
        // A helper of Git's that outlives it would keep them open.
        inner.addEventListener('abort', () => stream instanceof Readable && stream.destroy(), { once: true });
      }
    });
    try {
      await git.raw([...args]);
      const [output = ''] = await said;
      inner.throwIfAborted();
      return output;
    } catch (error) {
      if (!(error instanceof GitExit)) throw error;
      const [, complaint = ''] = await said;
      throw new GitExit(complaint);
    }
  });
}

/**
 * What comes out of a stream until it ends. simple-git itself passes over what is not read 50 ms after Git's exit: on a busy
 * machine a ref, or the paths that changed. Its setting against that leaks: each command stays with a promise that never ends.
 */
async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  // One that was destroyed belongs to work that has been ended.
  await finished(stream).catch(() => undefined);
  return Buffer.concat(pieces).toString();
}

function tooMuch(): OsmopsError {
  return new OsmopsError({
    code: 'git-too-large',
    message: `The Git server sent more than ${maxOutputBytes} bytes of refs or messages.`,
    remedy: 'Look at what answers there; a repository has not that many refs.',
  });
}
