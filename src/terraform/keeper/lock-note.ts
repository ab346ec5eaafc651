import { closeSync, constants, fstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../parse-json.js';

/** What Terraform's local backend notes beside a locked state, for whoever waits for it. */
const noteSchema = z.object({
  ID: z.string().min(1),
  Operation: z.string().default(''),
  Who: z.string().default(''),
  Created: z.string().default(''),
});

export type LockNote = z.infer<typeof noteSchema>;

/** Where Terraform looks for the note. */
export function lockNoteFile(stateFile: string): string {
  return join(dirname(stateFile), `.${basename(stateFile)}.lock.info`);
}

// Not asynchronously: a Terraform that finds the lock held and no note gives up instead of waiting.

export function writeLockNote(stateFile: string, note: LockNote, version: string): void {
  const content = { ...note, Info: '', Version: version, Path: stateFile };
  // What stands there may be no file, and would keep whoever opens it waiting.
  removeLockNote(stateFile);
  writeFileSync(lockNoteFile(stateFile), JSON.stringify(content), { mode: 0o600, flag: 'wx' });
}

export function removeLockNote(stateFile: string): void {
  rmSync(lockNoteFile(stateFile), { force: true });
}

/** The note of whoever holds the lock; undefined if there is none that can be understood. */
export function readLockNote(stateFile: string): LockNote | undefined {
  try {
    return noteSchema.safeParse(parseJson(readShort(lockNoteFile(stateFile)))).data;
  } catch {
    return undefined;
  }
}

/** No note is longer, in bytes. */
const maxNoteBytes = 100_000;

/** As `readText` does, but not asynchronously. */
function readShort(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const found = fstatSync(file);
    return found.isFile() && found.size <= maxNoteBytes ? readFileSync(file, 'utf8') : '';
  } finally {
    closeSync(file);
  }
}
