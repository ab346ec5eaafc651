import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { Host } from '../host.js';

/** What somebody means by an argument that is a folder or a repository of a poller. */
export interface Target {
  readonly target: string;
  /** The poller's configuration. */
  readonly config: string;
}

/**
 * Tells whether a folder is meant: by what has `/` or `.` in it, which no name of a poller's repository has, or is a file or folder here.
 *
 * @throws OsmopsError `usage` if a repository of the poller has the same name.
 */
export async function isFolder({ target, config }: Target, { cwd }: Pick<Host, 'cwd'>): Promise<boolean> {
  if (/[/.]/.test(target)) return true;
  if (!existsSync(resolve(cwd, target))) return false;
  const configFile = resolve(cwd, config);
  if (!existsSync(configFile)) return true;
  const { readPollerConfig } = await import('../../poller/index.js');
  const reading = await readPollerConfig(configFile);
  if (reading.config?.repositories.some(({ name }) => name === target)) throw both(target, configFile);
  return true;
}

function both(name: string, configFile: string): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: `'${name}' is a folder here, and a repository of the poller of ${configFile}`,
    remedy: `Say \`./${name}\` for the folder. For that of the poller, name its configuration with --config in a folder that has nothing of that name.`,
  });
}
