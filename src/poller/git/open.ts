import { OsmopsError } from '../../../provider/errors/index.js';
import type { GitSettings } from './settings/settings.js';
import type { GitSource } from './source.js';

/**
 * Opens a repository. Nothing is asked of the remote yet.
 * @param dir The repository's folder, which belongs to the source alone: `git`, `home` and `trees` are made in it.
 */
export function openGitSource(settings: GitSettings, dir: string): GitSource {
  throw new OsmopsError({ code: 'git-failed', message: `${settings.url} ${dir}`, remedy: '' });
}
