import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { bombTree, commitTree } from '../support/hostile.js';
import { createOrigin } from '../support/origin.js';
import { never, openSource } from '../support/source.js';

const modeOf = async (path: string) => ((await lstat(path)).mode & 0o777).toString(8);

describe('a tree', () => {
  test('is the content of the commit, read-only, and nothing else', async () => {
    const origin = await createOrigin();
    await origin.commit({
      'run.sh': '#!/bin/sh\n',
      'deploy/a/ü.txt': 'line\r\nline\n',
      'link/out': { link: '/etc/passwd' },
    });
    await origin.git(['update-index', '--chmod=+x', 'run.sh']);
    await origin.git(['commit', '--quiet', '-m', 'x']);
    const commit = await origin.git(['rev-parse', 'HEAD']);
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const tree = await source.checkout(commit, never);
    expect(tree).toMatchObject({ commit, path: join(source.dir, 'trees', commit), warnings: [] });
    const paths = await readdir(tree.path, { recursive: true });
    expect(paths.sort()).toEqual(['deploy', 'deploy/a', 'deploy/a/ü.txt', 'link', 'link/out', 'run.sh']);
    expect(await readFile(join(tree.path, 'deploy/a/ü.txt'), 'utf8')).toBe('line\r\nline\n');
    expect(await readlink(join(tree.path, 'link/out'))).toBe('/etc/passwd');
    expect(await modeOf(join(tree.path, 'run.sh'))).toBe('555');
    expect(await modeOf(join(tree.path, 'deploy/a/ü.txt'))).toBe('444');
    for (const folder of ['', 'deploy', 'deploy/a'])
      expect(await modeOf(join(tree.path, folder))).toBe('555');
    await tree.release();
  });

  test('stays until all who took it have released it', async () => {
    const origin = await createOrigin();
    const commit = await origin.commit({ 'a/b': 'c' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const [one, two] = await Promise.all([source.checkout(commit, never), source.checkout(commit, never)]);
    await Promise.all([one.release(), one.release()]);
    expect(await readFile(join(two.path, 'a/b'), 'utf8')).toBe('c');
    const [, three] = await Promise.all([two.release(), source.checkout(commit, never)]);
    expect(await readFile(join(three.path, 'a/b'), 'utf8')).toBe('c');
    await three.release();
    expect(await readdir(join(source.dir, 'trees'))).toEqual([]);
  });

  test('may have a thousand files, and a large one', async () => {
    const origin = await createOrigin();
    const files = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`d${index % 7}/f${index}`, `${index}`]),
    );
    const large = 'x'.repeat(3_000_000);
    const commit = await origin.commit({ ...files, large, empty: '' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const tree = await source.checkout(commit, never);
    const written = (await readdir(tree.path, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(written).toHaveLength(1002);
    expect(await readFile(join(tree.path, 'd6/f6'), 'utf8')).toBe('6');
    expect(await readFile(join(tree.path, 'large'), 'utf8')).toBe(large);
    await tree.release();
  });

  test('is not written if its files together are too large', async () => {
    const origin = await createOrigin();
    // Packed it is small.
    const commit = await origin.commit({ large: 'x'.repeat(3_000_000) });
    const source = await openSource({ url: origin.url, maxSize: '1MB' });
    await source.look(never);
    await expect(source.checkout(commit, never)).rejects.toMatchObject({ code: 'git-too-large' });
  });
});

describe('a hostile repository', () => {
  test.each([
    ['a folder .git', '40000', '.git', 'tree'],
    ['a folder .GIT', '40000', '.GIT', 'tree'],
    ['a folder ..', '40000', '..', 'tree'],
    ['a file with a slash in its name', '100644', '../../evil', 'blob'],
    ['a file .', '100644', '.', 'blob'],
  ])('with %s is refused', async (_, mode, name, kind) => {
    const origin = await createOrigin();
    const good = await origin.commit({ 'hooks/post-checkout': '#!/bin/sh\n' });
    const id = await origin.git(['rev-parse', kind === 'tree' ? 'HEAD^{tree}' : 'HEAD:hooks/post-checkout']);
    await commitTree(origin, [[mode, name, id]]);
    const source = await openSource({ url: origin.url });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-content-refused' });
    expect(await readdir(source.dir)).not.toContain('git');
    await origin.git(['update-ref', 'HEAD', good]);
    expect(await source.look(never)).toMatchObject({ revision: { commit: good } });
  });

  test('cannot write through a link, by two entries of one name', async () => {
    const origin = await createOrigin();
    await origin.commit({ a: '/tmp', 'b/evil': 'x' });
    const [blob, tree] = [
      await origin.git(['rev-parse', 'HEAD:a']),
      await origin.git(['rev-parse', 'HEAD:b']),
    ];
    await commitTree(origin, [
      ['120000', 'dir', blob],
      ['40000', 'dir', tree],
    ]);
    const source = await openSource({ url: origin.url });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-content-refused' });
  });

  test('that unfolds without end is ended', async () => {
    const origin = await createOrigin();
    const first = await origin.commit({ a: 'a' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const bomb = await commitTree(origin, await bombTree(origin, await origin.git(['rev-parse', 'HEAD:a'])));
    expect(await source.look(never, first)).toMatchObject({
      revision: { commit: bomb },
      changedPaths: 'unknown',
    });
    await expect(source.checkout(bomb, never)).rejects.toMatchObject({ code: 'git-too-large' });
  });

  test('has no say in what is written, and starts nothing', async () => {
    const origin = await createOrigin();
    const attributes = '*.txt filter=evil export-subst ident text eol=crlf\nhidden.txt export-ignore\n';
    const files = {
      '.gitattributes': attributes,
      '.gitconfig': '[core]\n\tfsmonitor = touch /tmp/evil\n',
      '.gitmodules': '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n',
      'hidden.txt': '$Id$ $Format:%H$\n',
      'big.bin': 'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 12345\n',
    };
    await origin.commit(files);
    await origin.git(['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`]);
    await origin.git(['commit', '--quiet', '-m', 'submodule']);
    const commit = await origin.git(['rev-parse', 'HEAD']);
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const tree = await source.checkout(commit, never);
    expect(await readdir(tree.path)).toEqual([...Object.keys(files), 'sub'].sort());
    expect(await readdir(join(tree.path, 'sub'))).toEqual([]);
    for (const [name, content] of Object.entries(files)) {
      expect(await readFile(join(tree.path, name), 'utf8')).toBe(content);
    }
    expect(tree.warnings).toEqual([
      { file: 'big.bin', kind: 'lfs-pointer', message: expect.stringContaining('LFS') },
      { file: 'sub', kind: 'submodule', message: expect.stringContaining('submodule') },
    ]);
    await tree.release();
    const elsewhere = await openSource({ url: origin.url, path: 'deploy' });
    await elsewhere.look(never);
    const other = await elsewhere.checkout(commit, never);
    expect(other.warnings).toEqual([]);
    await other.release();
  });

  test.each(['-u./evil', '--upload-pack=touch evil', 'ext::sh -c evil'])(
    'with the submodule address %s is refused or left alone',
    async (address) => {
      const origin = await createOrigin();
      await origin.commit({ '.gitmodules': `[submodule "s"]\n\tpath = s\n\turl = ${address}\n` });
      await origin.git(['update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},s`]);
      await origin.git(['commit', '--quiet', '-m', 'submodule']);
      const source = await openSource({ url: origin.url });
      const outcome = await source.look(never).then(
        ({ revision }) => revision.subject,
        ({ code }) => code,
      );
      expect(['git-content-refused', 'submodule']).toContain(outcome);
    },
  );

  test('with names that are no UTF-8 is refused only where it matters', async () => {
    const origin = await createOrigin();
    await origin.commit({ 'ops/a': 'a' });
    const [blob, tree] = [
      await origin.git(['rev-parse', 'HEAD:ops/a']),
      await origin.git(['rev-parse', 'HEAD:ops']),
    ];
    const commitWith = async (name: string): Promise<string> => {
      const latin1 = await execa('git', ['mktree', '-z'], {
        cwd: origin.path,
        input: Buffer.from(`100644 blob ${blob}\t${name}\0${`040000 tree ${tree}\tops\0`}`, 'latin1'),
      });
      const made = await origin.git(['commit-tree', latin1.stdout, '-m', 'latin1']);
      await origin.git(['update-ref', 'HEAD', made]);
      return made;
    };
    const harmless = await commitWith('\xfc.txt');
    const watched = await openSource({ url: origin.url });
    await watched.look(never);
    const told = await watched.checkout(harmless, never);
    expect(told.warnings).toMatchObject([
      { kind: 'unnameable', message: expect.stringContaining('no UTF-8') },
    ]);
    expect(await readdir(told.path)).toEqual(['ops']);
    await told.release();
    const commit = await commitWith('\xfc.yaml');
    const whole = await openSource({ url: origin.url });
    await whole.look(never);
    await expect(whole.checkout(commit, never)).rejects.toMatchObject({ code: 'git-content-refused' });
    const part = await openSource({ url: origin.url, path: 'ops' });
    await part.look(never);
    const written = await part.checkout(commit, never);
    expect(await readdir(written.path)).toEqual(['ops']);
    await written.release();
  });
});
