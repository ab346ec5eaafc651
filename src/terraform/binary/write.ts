import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { downloadFailed } from './failure.js';

/**
 * Writes an executable in one step: a reader sees the whole file or none, and one that is being run stays as it is.
 *
 * @returns The absolute path.
 * @throws OsmopsError `terraform-download`; nothing is left behind.
 */
export async function writeExecutable(path: string, content: Uint8Array): Promise<string> {
  const target = resolve(path);
  const partial = `${target}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(partial, content, { flag: 'wx' });
    // Not the mode of writeFile, which the umask narrows.
    await chmod(partial, 0o755);
    await rename(partial, target);
    return target;
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw downloadFailed(
      `Terraform could not be written to ${target}: ${reason}`,
      'Make the folder writable and see that its disk has room, or set XDG_CACHE_HOME to another one.',
      cause,
    );
  }
}
