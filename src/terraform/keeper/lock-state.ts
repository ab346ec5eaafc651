import { randomUUID } from 'node:crypto';
import { constants, fstatSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OsmopsError } from '../../../provider/errors/index.js';
import { version } from '../../../provider/version.js';
import { type LockNote, readLockNote, removeLockNote, writeLockNote } from './lock-note.js';
import type { LockPatience } from './state-keeper.js';

/** A state file that is open, and locked. */
export interface LockedFile {
  readonly handle: FileHandle;
  /** Removes the note and lets go of the lock, unless a process that inherited the file holds it on. */
  release(): Promise<void>;
}

/** How often a lock that somebody else holds is asked for again, in milliseconds. */
const patienceMs = 100;

/**
 * Locks a state file, which is made empty if it is missing, as Terraform's local backend does: a lock of the operating system
 * on the file (here one of the open file, which meets Terraform's of the process), and a note beside it that tells who waits whom
 * for. The lock of a process that was killed is gone with it, whatever its note says.
 *
 * @throws OsmopsError `state-locked` when the time is over; `cancelled`; what the file system throws.
 */
export async function lockState(
  path: string,
  operation: string,
  patience: LockPatience,
): Promise<LockedFile> {
  // Loaded here: it is native code.
  const { default: extensions } = await import('fs-native-extensions');
  const deadline = performance.now() + patience.timeoutMs;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  for (;;) {
    const handle = await openStateFile(path);
    try {
      while (!extensions.tryLock(handle.fd)) {
        if (patience.signal.aborted) throw cancelled();
        if (performance.now() >= deadline) throw stateLocked(path);
        await sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
      }
      if (isAt(handle.fd, path)) {
        writeLockNote(path, noteOf(operation), version);
        return lockedFile(handle, path);
      }
    } catch (error) {
      await handle.close();
      throw error;
    }
    // Terraform removes an empty state file that it made: the next one is another file, with a lock of its own.
    await handle.close();
  }
}

async function openStateFile(path: string): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  const handle = await open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new Error('it is no file');
}

/** Whether an open file is the one that has this path now. */
function isAt(fd: number, path: string): boolean {
  const [opened, named] = [fstatSync(fd), statSync(path, { throwIfNoEntry: false })];
  return named !== undefined && named.ino === opened.ino && named.dev === opened.dev;
}

function lockedFile(handle: FileHandle, path: string): LockedFile {
  return {
    handle,
    async release() {
      // While the lock is held: a note that is removed later may be somebody else's.
      removeLockNote(path);
      await handle.close();
    },
  };
}

function noteOf(operation: string): LockNote {
  return { ID: randomUUID(), Operation: operation, Who: whoWeAre(), Created: new Date().toISOString() };
}

/** As Terraform says it. In a container the user may have no name. */
function whoWeAre(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `${process.getuid?.() ?? ''}@${hostname()}`;
  }
}

function cancelled(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'It was stopped while somebody else worked on the state',
    remedy: 'Run it again when you want it; nothing was changed.',
  });
}

function stateLocked(path: string): OsmopsError {
  const note = readLockNote(path);
  const who =
    note === undefined
      ? 'Somebody else works'
      : `${note.Who} works (${note.Operation}, since ${note.Created})`;
  return new OsmopsError({
    code: 'state-locked',
    message: `${who} on the state ${path}`,
    remedy: 'Wait for the other run to end, then try again. A run that was killed leaves no lock behind.',
    place: { file: path },
  });
}
