import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { temporaryFolder } from '../../../support/temporary-folder.js';

/** Files by their paths; `link` is the target of a symbolic link, null removes. */
export type Files = Readonly<Record<string, string | { readonly link: string } | null>>;

/** A Git repository as somebody pushes to it. */
export interface Origin {
  /** The working copy, which is served too: `path/.git`. */
  readonly path: string;
  readonly url: string;
  /** Runs Git in it and gives its output. `input` is its standard input. */
  git(args: readonly string[], input?: string): Promise<string>;
  /** Commits changes; gives the id. */
  commit(files: Files, message?: string, options?: readonly string[]): Promise<string>;
}

/** Git as nobody has configured it. */
export async function runGit(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const { stdout } = await execa('git', args, {
    cwd,
    input,
    extendEnv: false,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      ...env,
    },
  });
  return stdout;
}

/** A new repository with the branch `main`, which is empty. */
export async function createOrigin(
  env: Record<string, string> = {},
  initOptions: readonly string[] = [],
): Promise<Origin> {
  const path = await temporaryFolder();
  const git = (args: readonly string[], input = '') => runGit(path, args, { input, env });
  await git(['init', '--quiet', '--initial-branch=main', ...initOptions]);
  return {
    path,
    url: pathToFileURL(path).href,
    git,
    async commit(files, message = 'Change', options = []) {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name);
        await rm(file, { force: true });
        if (content === null) continue;
        await mkdir(dirname(file), { recursive: true });
        await (typeof content === 'string' ? writeFile(file, content) : symlink(content.link, file));
      }
      await git(['add', '--all', '--force']);
      await git(['commit', '--quiet', '--allow-empty', '-m', message, ...options]);
      return git(['rev-parse', 'HEAD']);
    },
  };
}
