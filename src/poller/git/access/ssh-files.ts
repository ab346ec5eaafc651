import { rm, stat, symlink, writeFile } from 'node:fs/promises';
import { OsmopsError } from '../../../../provider/errors/index.js';
import { readAccessFile } from './read-file.js';
import { readSshKey } from './ssh-key.js';

/**
 * Puts the SSH key where SSH looks for it. SSH refuses a key of its own user that others may read, which is how
 * secrets are often mounted: of such a file a copy is made that only the user can read. So it is with one whose line ends SSH does not take.
 *
 * @throws OsmopsError `git-file-unreadable`; also for a key with a passphrase, which there is nobody to give.
 */
export async function placeSshKey(file: string, at: string): Promise<void> {
  const content = await readAccessFile(file, 'The SSH key');
  const { text, isEncrypted } = readSshKey(content);
  if (isEncrypted) throw needsPassphrase(file);
  const { mode, uid } = await stat(file);
  const isReadable = uid !== process.getuid?.() || (mode & 0o077) === 0;
  if (isReadable && Buffer.from(text, 'latin1').equals(content)) return link(file, at);
  await rm(at, { force: true });
  await writeFile(at, text, { mode: 0o600, flag: 'wx', encoding: 'latin1' });
}

/** Makes a link to a file that is there and can be read; `what` says what it is. */
export async function placeSshLink(file: string, at: string, what: string): Promise<void> {
  await readAccessFile(file, what);
  await link(file, at);
}

async function link(file: string, at: string): Promise<void> {
  await rm(at, { force: true });
  await symlink(file, at);
}

function needsPassphrase(file: string): OsmopsError {
  return new OsmopsError({
    code: 'git-file-unreadable',
    message: `The SSH key ${file} has a passphrase, which the poller cannot be given.`,
    remedy:
      'Make a key without one for the poller alone, with the right to read this repository (a deploy key); or take it off a copy: `ssh-keygen -p -N "" -f FILE`.',
    place: { file },
  });
}
