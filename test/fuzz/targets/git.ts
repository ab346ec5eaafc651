import { mkdir, readdir, realpath } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import fc from 'fast-check';
import { gitSettingsSchema, openGitSource } from '../../../src/poller/git/index.js';
import { inFolder } from '../support/folder.js';
import { type FuzzTarget, readOrRefused } from '../support/target.js';

const names = fc.oneof(
  fc.constantFrom(
    'a',
    'b.yaml',
    '.git',
    '.GIT',
    '..',
    '.',
    '',
    '.gitmodules',
    '.gitattributes',
    'a\\b',
    'a\nb',
    ' ',
    '\u202e',
    'g\u200cit',
    '-x',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('x'.repeat(300), '\u001b[2J'),
);
const entry = fc.record({
  name: names.map((name) => name.replaceAll('/', '_').replaceAll('\0', '_')),
  mode: fc.constantFrom('100644', '100755', '120000', '160000', '40000', '100664', '140000', '0'),
  content: fc.constantFrom(
    'x',
    '../../outside',
    '/etc/passwd',
    '.',
    'a',
    '',
    'version https://git-lfs.github.com/spec/v1\n',
  ),
});

const git = async (cwd: string, args: readonly string[], input: string | Uint8Array = '') => {
  const { stdout } = await execa('git', args, {
    ...{ cwd, input, extendEnv: false },
    env: {
      PATH: process.env['PATH'] ?? '',
      ...{ HOME: devNull, GIT_CONFIG_NOSYSTEM: '1' },
      ...{
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@a',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@a',
      },
    },
  });
  return stdout;
};

/** Trees that Git itself would not make, as somebody pushes them. */
const trees: FuzzTarget = {
  name: 'Git trees',
  runs: 4,
  property: fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) =>
    inFolder({}, async (given) => {
      const folder = await realpath(given);
      const origin = join(folder, 'origin');
      await mkdir(origin);
      await git(origin, ['init', '--quiet', '--initial-branch=main']);
      const hash = (type: string, input: string | Uint8Array) =>
        git(origin, ['hash-object', '-t', type, '-w', '--literally', '--stdin'], input);
      const inner = await hash('tree', rawEntry('100644', 'inner', await hash('blob', 'x')));
      const raw: Buffer[] = [];
      for (const { name, mode, content } of entries) {
        const id =
          mode === '40000' ? inner : mode === '160000' ? '1'.repeat(40) : await hash('blob', content);
        raw.push(rawEntry(mode, name, id));
      }
      const commit = await git(origin, ['commit-tree', await hash('tree', Buffer.concat(raw)), '-m', 'evil']);
      await git(origin, ['update-ref', 'refs/heads/main', commit]);
      const source = openGitSource(
        gitSettingsSchema.parse({ url: pathToFileURL(origin).href }),
        join(folder, 'data'),
      );
      const { signal } = new AbortController();
      await readOrRefused(async () => {
        const { revision } = await source.look(signal);
        const tree = await source.checkout(revision.commit, signal);
        await tree.release();
      });
      // Whatever was written was written where it belongs.
      const left = (await readdir(folder)).sort();
      if (left.join() !== 'data,origin') throw new Error(`it left ${left.join()}`);
    }),
  ),
};

function rawEntry(mode: string, name: string, id: string): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
}

export const gitTargets = [trees];
