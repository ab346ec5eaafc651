import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Place } from '../place.js';
import { abortable } from '../run/deadline.js';
import { folderBytes } from './folder-size.js';

const everyMs = 100;

/** Runs work that fills the mirror, and ends it when the mirror grows larger than the settings allow. */
export function withSizeLimit<T>(
  { mirror, settings }: Place,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return abortable(outer, async (signal, abort) => {
    const check = async () => {
      if ((await folderBytes(mirror)) > settings.maxBytes)
        abort(tooLarge('What has to be fetched', settings));
    };
    const timer = setInterval(check, everyMs);
    try {
      const result = await work(signal);
      // What came at once, between two looks at the folder, counts too.
      await check();
      signal.throwIfAborted();
      return result;
    } finally {
      clearInterval(timer);
    }
  });
}

/** The error `git-too-large`; `what` is too large. */
export function tooLarge(what: string, { maxBytes }: Place['settings']): OsmopsError {
  return new OsmopsError({
    code: 'git-too-large',
    message: `${what} is larger than ${maxBytes} bytes.`,
    remedy: "Take out of the repository what does not belong there, or raise 'maxSize'.",
  });
}
