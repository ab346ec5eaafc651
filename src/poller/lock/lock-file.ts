import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataUnusable } from '../store/data-unusable.js';

/** A lock that is held. */
export interface HeldLock {
  /** A child process that inherits it holds the lock too, until it ends. */
  readonly fd: number;
  release(): Promise<void>;
}

/** How often a lock that somebody else holds is asked for again, in milliseconds. */
const patience = 200;

/**
 * Locks a file, which is made if it is missing. The operating system keeps the lock (an open file description lock,
 * fcntl F_OFD_SETLK, on Linux) and drops it when the last process that holds the file open has ended, however it ended:
 * there is no lock left behind, and no guess at whether its owner lives. The file itself stays; to remove it would let
 * two hold "the" lock.
 *
 * @returns Undefined when the signal fired and somebody else still holds it.
 * @throws OsmopsError `data-unusable`.
 */
export async function lockFile(path: string, signal: AbortSignal): Promise<HeldLock | undefined> {
  // Loaded here: it is native code, and whoever watches nothing should not need it.
  const { default: extensions } = await import('fs-native-extensions');
  let file: FileHandle | undefined;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const opened = await open(path, 'a+', 0o600);
    file = opened;
    while (!extensions.tryLock(opened.fd)) {
      if (signal.aborted) {
        await opened.close();
        return undefined;
      }
      await sleep(patience, undefined, { signal }).catch(() => undefined);
    }
    return { fd: opened.fd, release: () => opened.close() };
  } catch (cause) {
    await file?.close().catch(() => undefined);
    throw dataUnusable(path, 'could not be locked', cause);
  }
}
