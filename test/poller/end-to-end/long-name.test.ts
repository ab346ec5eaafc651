import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { exampleRepository } from '../../cli/support/example.js';
import { type RunningWatch, runWatch } from '../support/running-watch.js';
import { openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

/** Git takes a name of any length, and any characters but `/` and NUL in it. */
const longName = `\u001b[2J${' '.repeat(10_000_000)}x`;

let system: WatchedSystem;
let watch: RunningWatch;

beforeEach(async () => {
  system = await openWatchedSystem();
  const folder = await repositoryWithLongName();
  const config = await readFile(system.configFile, 'utf8');
  const other = `  - { name: long, git: { url: "file://${folder}" }, connectionFile: connection.yaml }\n`;
  await writeFile(system.configFile, config + other);
  watch = await runWatch(system.folder, {});
});

afterEach(async () => {
  await watch.end();
  await system.close();
});

async function repositoryWithLongName(): Promise<string> {
  const folder = await exampleRepository();
  const git = async (args: readonly string[], input = '') =>
    (await execa('git', ['-C', folder, '-c', 'user.name=T', '-c', 'user.email=t@e', ...args], { input }))
      .stdout;
  await git(['init', '--quiet', '--initial-branch=main']);
  await git(['add', '--all']);
  const entries = await git(['ls-tree', await git(['write-tree'])]);
  const blob = await git(['hash-object', '-w', '--stdin']);
  const all = [...entries.split('\n'), `100644 blob ${blob}\t${longName}`, ''];
  const tree = await git(['mktree', '-z'], all.join('\0'));
  const commit = await git(['commit-tree', tree], `a\u202e${'b'.repeat(1_000_000)}`);
  await git(['update-ref', 'refs/heads/main', commit]);
  return folder;
}

/** Bytes of all files that the poller keeps of a repository, but for its mirror. */
async function bytesKept(name: string): Promise<number> {
  const folder = join(system.folder, 'data', 'repositories', name);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('source'));
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

test('a name of ten megabytes is cut wherever it is told, and holds nobody up', async () => {
  const failed = await watch.next('long', 'reconcile-failed');
  expect(failed.error).toMatchObject({ code: 'git-content-refused' });
  expect(failed.error?.message).toMatch(
    /^'\\u001b\[2J +… \(\d+ characters in all\)' in the repository is longer/,
  );
  expect(JSON.stringify(failed).length).toBeLessThan(5_000);

  expect(await watch.get('/healthz')).toContain('alive');
  for (const what of ['', '/events', '/history']) {
    const answer = await watch.get(`/api/v1/repositories/long${what}`);
    expect(answer.length).toBeLessThan(20_000);
    expect(answer.trim()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
  expect(await bytesKept('long')).toBeLessThan(50_000);

  await watch.reaches('site', 'ready');
  await watch.osmops('status');
  expect(await watch.end()).toBe(0);
  for (const line of watch.said().split('\n')) expect(line.length).toBeLessThan(20_000);
});
