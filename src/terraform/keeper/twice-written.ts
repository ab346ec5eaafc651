import { type MarkedState, markedState } from './successor.js';

// A state is in one file, whose inode carries the lock of all who use it: a file that took its place by a rename would be another one,
// and a Terraform that waited for the lock of the first would write into a file without a name. So it is written in place, and a
// copy beside it first.
//
//   1. The copy is emptied, written and synced. Torn before that: the file has the state before, whole.
//   2. The file is emptied, written and synced. Torn before that: the copy has the new state, whole.
//   3. The copy is emptied, which need not be synced: it says what the file says.
//
// Whoever wrote is answered after 2: then the file alone has the state, for plain Terraform too. A file is emptied before it is written, so
// what a power cut leaves is short or has holes of zeros, and never JSON of half the one state and half the other.

/** As much of an open file as is needed to write it. */
export interface WritableFile {
  truncate(length: number): Promise<void>;
  write(
    content: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesWritten: number }>;
  datasync(): Promise<void>;
}

export interface TwoFiles {
  readonly copy: WritableFile;
  readonly file: WritableFile;
}

/** Writes a state so that whoever opens the two files later finds it or the one before. When it resolves, it is this one. */
export async function writeTwice({ copy, file }: TwoFiles, text: string): Promise<void> {
  const content = Buffer.from(text);
  await overwrite(copy, content);
  await overwrite(file, content);
  await copy.truncate(0);
}

async function overwrite(file: WritableFile, content: Uint8Array): Promise<void> {
  await file.truncate(0);
  for (let position = 0; position < content.length; ) {
    const { bytesWritten } = await file.write(content, position, content.length - position, position);
    position += bytesWritten;
  }
  await file.datasync();
}

/** What the two files say together. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'file'; readonly state: MarkedState }
  /** The copy counts: the write is to be finished. `replaces` is a whole state that is in the file. */
  | { readonly kind: 'copy'; readonly state: MarkedState; readonly replaces: MarkedState | undefined };

/** Tells what is kept, by the texts of the two files. */
export function judgeTwice(fileText: string, copyText: string): Found {
  const [file, copy] = [markedState(fileText), markedState(copyText)];
  if (copy !== undefined && !(file !== undefined && isNoOlder(file, copy))) {
    return { kind: 'copy', state: copy, replaces: file };
  }
  if (file !== undefined) return { kind: 'file', state: file };
  return { kind: fileText === '' ? 'none' : 'damaged' };
}

/** The file says the same, or plain Terraform has written it since. */
function isNoOlder({ mark }: MarkedState, { mark: copy }: MarkedState): boolean {
  return mark.lineage === copy.lineage && mark.serial >= copy.serial;
}
