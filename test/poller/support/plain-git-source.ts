import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Revision } from '../../../src/poller/git/revision.js';
import type { GitSource } from '../../../src/poller/git/source.js';

/** The branch `main` of a repository on this machine, by plain git. */
export function plainGitSource(url: string, dir: string): GitSource {
  const bare = join(dir, 'git');
  const git = async (...args: string[]) => (await execa('git', ['--git-dir', bare, ...args])).stdout;

  async function revision(commit: string): Promise<Revision> {
    const line = await git('log', '-1', '--format=%H%x00%an%x00%ae%x00%s%x00%cI', commit);
    const [id = '', name = '', email = '', subject = '', committedAt = ''] = line.split('\0');
    return { commit: id, ref: 'main', author: { name, email }, subject, committedAt };
  }

  return {
    async look(_, since) {
      await execa('git', ['init', '--bare', '--quiet', bare]);
      await git('fetch', '--quiet', '--force', url, 'main:main');
      const found = await revision('main');
      const changed = since && (await git('diff', '--name-only', since, found.commit));
      return { revision: found, changedPaths: changed === undefined ? 'unknown' : changed.split('\n') };
    },
    async checkout(commit) {
      const path = join(dir, 'trees', commit);
      await mkdir(path, { recursive: true });
      await execa('tar', ['-x', '-C', path], {
        input: (await execa('git', ['--git-dir', bare, 'archive', commit], { encoding: 'buffer' })).stdout,
      });
      return { path, commit, warnings: [], release: () => rm(path, { recursive: true, force: true }) };
    },
    resolve: (commit) => revision(commit),
  };
}
