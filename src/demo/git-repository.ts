import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { type Document, parseDocument } from 'yaml';
import { projectRoot } from '../cli/installation.js';
import type { Screen } from './screen.js';

/** Files of the example, by their paths in it. */
export const connectionFile = 'connection.yaml';
export const instanceFile = 'deploy/kdu/ldap.ops.yaml';

/** A Git repository made from `examples/openldap`. */
export interface GitRepository {
  /** Changes a YAML file; its comments stay. */
  edit(file: string, change: (document: Document) => void): Promise<void>;
  remove(file: string): Promise<void>;
  /** Shows what changed and commits it. */
  commit(message: string): Promise<void>;
}

/** Neither the user's configuration nor a hook that this runs in has a say in the demo's repository. */
const gitEnvironment = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'osmops demo',
  GIT_AUTHOR_EMAIL: 'demo@osmops.invalid',
  GIT_COMMITTER_NAME: 'osmops demo',
  GIT_COMMITTER_EMAIL: 'demo@osmops.invalid',
};

/** Copies the example into a folder and makes it a Git repository; nothing is committed yet. */
export async function createGitRepository(dir: string, screen: Screen): Promise<GitRepository> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = { ...Object.fromEntries(inherited), ...gitEnvironment };
  const git = (...args: string[]) => execa('git', args, { cwd: dir, env, extendEnv: false, stdin: 'ignore' });

  screen.command(`cp -r examples/openldap ${dir} && cd ${dir} && git init`);
  await cp(join(projectRoot, 'examples', 'openldap'), dir, {
    recursive: true,
    // What `osmops` keeps there once somebody has tried the example by hand: the state, above all.
    filter: (source) => basename(source) !== '.osmops',
  });
  await git('init', '--quiet');
  return {
    async edit(file, change) {
      const path = join(dir, file);
      const document = parseDocument(await readFile(path, 'utf8'));
      change(document);
      await writeFile(path, String(document));
    },
    remove: (file) => rm(join(dir, file)),
    async commit(message) {
      screen.command(`git add --all && git commit -m '${message}'`);
      await git('add', '--all');
      const { stdout: diff } = await git('diff', '--cached', '--unified=0');
      const changed = diff.split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
      await git('commit', '--quiet', '-m', message);
      const isFirst = (await git('rev-list', '--count', 'HEAD')).stdout === '1';
      for (const line of isFirst ? [] : changed) screen.output(line);
    },
  };
}
