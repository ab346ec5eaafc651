import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { maxOwnBytes, readOpened, UnreadableFile } from '../../../base/files/read-regular-file.js';
import { syncFolder } from '../../../base/files/write-safely.js';
import { isOsmopsError } from '../../../provider/errors/index.js';
import { hidingInstances } from '../state/edit.js';
import { type Copies, stateCopies } from './copies.js';
import { copyFile } from './copy-file.js';
import { stateDamaged, stateRefused, stateUnsaved, stateUnusable } from './errors.js';
import { type LockedFile, lockState } from './lock-state.js';
import { textIfThere } from './peek-state.js';
import { serveState } from './serve-state.js';
import type { KeeperOptions, StateKeeper } from './state-keeper.js';
import { judgeSuccession, leftState, type MarkedState, markedState, type Succession } from './successor.js';
import { judgeTwice, writeTwice } from './twice-written.js';

/**
 * Waits for the state of a store, and keeps it until `close`. A write that was cut off is finished first.
 *
 * @throws OsmopsError `state-locked`, `cancelled`; `state-damaged`; `data-unusable`.
 */
export async function openKeeper(options: KeeperOptions): Promise<StateKeeper> {
  const { folder, stateFile = join(folder, 'terraform.tfstate'), lock, operation = 'osmops' } = options;
  const copies = stateCopies(join(folder, 'copies'), Date.now);
  await usable(folder, 'cannot be made', () => mkdir(folder, { recursive: true, mode: 0o700 }));
  const locked = await usable(stateFile, 'cannot be locked', () => lockState(stateFile, operation, lock));
  try {
    const copy = await usable(copyFile(stateFile), 'cannot be opened', () => openCopy(stateFile));
    try {
      return await keep({ stateFile, locked, copy, copies });
    } catch (error) {
      await copy.close();
      throw error;
    }
  } catch (error) {
    await locked.release();
    throw error;
  }
}

interface Opened {
  readonly stateFile: string;
  readonly locked: LockedFile;
  /** Where each state is written before it is written into the file. */
  readonly copy: FileHandle;
  readonly copies: Copies;
}

async function keep({ stateFile, locked, copy, copies }: Opened): Promise<StateKeeper> {
  const { handle: file } = locked;
  let kept = await whatIsKept();
  let shown = kept?.text;
  let isClosed = false;
  /** Writes go one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  async function whatIsKept(): Promise<MarkedState | undefined> {
    const [fileText, copyText] = await usable(stateFile, 'cannot be read', () =>
      Promise.all([textOf(file, stateFile), textOf(copy, copyFile(stateFile))]),
    );
    const found = judgeTwice(fileText, copyText);
    const newest = await usable(stateFile, 'has copies that cannot be read', () => copies.newest());
    if (found.kind === 'copy') {
      const { state, replaces } = found;
      await usable(stateFile, 'could not be written', async () => {
        if (replaces !== undefined) await copies.add(replaces);
        await writeTwice({ copy, file }, state.text);
        await copies.add(state);
      });
      return state;
    }
    if (found.kind === 'file') {
      const { state } = found;
      await usable(stateFile, 'could not be written', async () => {
        if (copyText !== '') await copy.truncate(0);
        await copies.add(state);
      });
      return state;
    }
    if (found.kind === 'damaged') {
      const message = `The state file ${stateFile} is not what Terraform writes: it is cut off or damaged`;
      throw stateDamaged(message, stateFile, newest);
    }
    // Terraform takes an empty file for no state at all, and would make everything anew. Of each state there is a copy.
    if (newest !== undefined) {
      throw stateDamaged(
        `The state file ${stateFile} is gone or empty, and copies of it are not`,
        stateFile,
        newest,
      );
    }
    return undefined;
  }

  /** Has one write go on at a time. */
  function queued<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  /** The state that was found has been copied. */
  async function replace(next: MarkedState): Promise<void> {
    await writeTwice({ copy, file }, next.text);
    kept = next;
    shown = next.text;
  }

  /** Keeps a successor. */
  function succeed(next: MarkedState): Promise<Succession> {
    return queued(async () => {
      const succession = judgeSuccession(kept, next);
      if (succession.kind === 'successor') await replace(next);
      return succession;
    });
  }

  /** Gives why a state is not kept. */
  async function write(text: string): Promise<string | undefined> {
    const next = markedState(text);
    if (next === undefined) return 'it is not what Terraform writes, or not the whole of it';
    const succession = await succeed(next);
    return succession.kind === 'refused' ? succession.reason : undefined;
  }

  const server = await serveState({ shown: () => shown, write });

  return {
    environment: server.environment,
    lockFd: file.fd,
    read: () => kept?.text,
    mark: () => kept?.mark,
    hide(addresses) {
      shown = kept && (addresses.length === 0 ? kept.text : hidingInstances(kept.text, addresses));
    },
    async takeIn(erroredFile) {
      const text = await usable(erroredFile, 'cannot be read', () => textIfThere(erroredFile));
      if (text === undefined) return false;
      const state = leftState(text);
      if (state === undefined) throw stateUnsaved(erroredFile, undefined);
      const succession = await usable(stateFile, 'could not be written', () => succeed(state));
      if (succession.kind === 'refused') throw stateUnsaved(erroredFile, succession.reason);
      await usable(erroredFile, 'cannot be removed', () => rm(erroredFile));
      return succession.kind === 'successor';
    },
    async push(text, how) {
      const state = markedState(text);
      if (how === 'force' && state !== undefined) {
        await usable(stateFile, 'could not be written', () => queued(() => replace(state)));
        return;
      }
      const refusal = await usable(stateFile, 'could not be written', () => write(text));
      if (refusal !== undefined) throw stateRefused(refusal);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await server.close();
      await last;
      // One that cannot be made is made at the next start.
      if (kept !== undefined) await copies.add(kept).catch(() => undefined);
      // After a write that failed it is not empty: the next start finishes it.
      if ((await copy.stat()).size === 0) await rm(copyFile(stateFile), { force: true });
      await copy.close();
      await locked.release();
    },
  };
}

async function openCopy(stateFile: string): Promise<FileHandle> {
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  const handle = await open(copyFile(stateFile), O_RDWR | O_CREAT | O_NOFOLLOW, 0o600);
  // Both may be new: their names are to be there when their content is.
  await syncFolder(dirname(stateFile));
  return handle;
}

/** The whole text of an open file, wherever it was read or written last. */
async function textOf(handle: FileHandle, path: string): Promise<string> {
  const reading = await readOpened(handle, maxOwnBytes);
  if (reading.refused !== undefined) throw new UnreadableFile(path, reading.refused, reading.code);
  return Buffer.from(reading.content).toString('utf8');
}

/** Says of a failure of the file system which file it is about. */
async function usable<T>(file: string, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isOsmopsError(error) ? error : stateUnusable(file, what, error);
  }
}
