import { type FSWatcher, watch } from 'node:fs';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** A file that another process writes, and that is told of as it grows. */
export interface FollowedFile {
  /** Tells the rest. Nothing is told after it. */
  end(): Promise<void>;
}

const pieceBytes = 65_536;

/**
 * Tells the text of a file as it is written to its end. Where the operating system tells of no changes (a network's file system, too
 * many watches) all of it is told at the end.
 *
 * @param onText Must not throw.
 */
export async function followFile(path: string, onText: (text: string) => void): Promise<FollowedFile> {
  const file = await open(path, 'r');
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(pieceBytes);
  let reading: Promise<void> = Promise.resolve();
  let isAsked = false;

  async function readOn(): Promise<void> {
    isAsked = false;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, pieceBytes);
      if (bytesRead === 0) return;
      onText(decoder.write(buffer.subarray(0, bytesRead)));
    }
  }

  /** One at a time, and one more for all changes that come meanwhile. */
  const changed = () => {
    if (isAsked) return;
    isAsked = true;
    // What cannot be read now is read at the end.
    reading = reading.then(readOn).catch(() => undefined);
  };

  const watcher = watchQuietly(path, changed);
  return {
    async end() {
      watcher?.close();
      try {
        await reading.then(readOn);
        onText(decoder.end());
      } finally {
        await file.close();
      }
    },
  };
}

function watchQuietly(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(path, { persistent: false }, onChange).on('error', () => undefined);
  } catch {
    return undefined;
  }
}
