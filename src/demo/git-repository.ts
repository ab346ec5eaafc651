import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { simpleGit } from 'simple-git';
import { type Document, parseDocument } from 'yaml';
import { projectRoot } from '../deploy/installation.js';
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

const identity = ['user.name=osmops demo', 'user.email=demo@osmops.invalid'];

/** Neither the user's configuration nor a hook that this runs in has a say in the demo's repository. */
function gitEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  // simple-git calls any such path unsafe, the null device too: hence its permission below.
  return { PATH, HOME, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
}

/** Copies the example into a folder and makes it a Git repository; nothing is committed yet. */
export async function createGitRepository(dir: string, screen: Screen): Promise<GitRepository> {
  const git = simpleGit(dir, {
    config: identity,
    unsafe: { allowUnsafeConfigPaths: true },
    // By default what is not read 50 ms after Git's exit is lost.
    completion: { onClose: true, onExit: false },
  }).env(gitEnvironment());

  screen.command(`cp -r examples/openldap ${dir} && cd ${dir} && git init`);
  await cp(join(projectRoot, 'examples', 'openldap'), dir, {
    recursive: true,
    // What `osmops synth` or an earlier version has left there once somebody has tried the example by hand.
    filter: (source) => basename(source) !== '.osmops',
  });
  await git.init();
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
      await git.add(['--all']);
      const diff = await git.diff(['--cached', '--unified=0']);
      const changed = diff.split('\n').filter((line) => /^[-+](?![-+]{2} )/.test(line));
      const { root: isFirst } = await git.commit(message);
      for (const line of isFirst ? [] : changed) screen.output(line);
    },
  };
}
