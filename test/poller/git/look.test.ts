import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createOrigin } from './support/origin.js';
import { never, openSource } from './support/source.js';

describe('a branch', () => {
  test('leads to its commit, and to what has changed since the last look', async () => {
    const origin = await createOrigin();
    const first = await origin.commit({ 'a.txt': 'a', 'deploy/b.txt': 'b' }, 'First\n\nIts body');
    const source = await openSource({ url: origin.url });
    const look = await source.look(never);
    expect(look).toEqual({
      revision: {
        commit: first,
        ref: 'main',
        author: { name: 'Ada', email: 'ada@example.org' },
        subject: 'First',
        committedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
      changedPaths: 'unknown',
    });
    expect(await source.look(never)).toEqual({ ...look, changedPaths: [] });

    await origin.commit({ 'a.txt': null });
    const third = await origin.commit({ 'deploy/ü c.txt': 'c' });
    expect(await source.look(never)).toMatchObject({
      revision: { commit: third },
      changedPaths: ['a.txt', 'deploy/ü c.txt'],
    });
    expect((await source.look(never, first)).changedPaths).toEqual(['a.txt', 'deploy/ü c.txt']);
    expect((await source.look(never, '0'.repeat(40))).changedPaths).toBe('unknown');
  });

  test('may be pushed by force, deleted, and come back', async () => {
    const origin = await createOrigin();
    await origin.commit({ 'a.txt': 'a' });
    const source = await openSource({ url: origin.url });
    await source.look(never);

    await origin.git(['checkout', '--quiet', '--orphan', 'other']);
    const forced = await origin.commit({ 'a.txt': 'a', 'b.txt': 'b' });
    await origin.git(['branch', '--force', 'main', 'other']);
    expect(await source.look(never)).toMatchObject({ revision: { commit: forced }, changedPaths: ['b.txt'] });

    await origin.git(['branch', '-D', 'main']);
    await expect(source.look(never)).rejects.toMatchObject({
      code: 'git-ref-missing',
      message: expect.stringContaining("no branch 'main'"),
    });
    await origin.git(['branch', 'main', 'other']);
    expect(await source.look(never)).toMatchObject({ revision: { commit: forced }, changedPaths: [] });
  });

  test('that is nowhere yet is an error until it is there', async () => {
    const origin = await createOrigin();
    const source = await openSource({ url: origin.url });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-ref-missing' });
    const commit = await origin.commit({ a: 'a' });
    expect(await source.look(never)).toMatchObject({ revision: { commit } });
  });

  test('is not mistaken for a ref whose name ends like it', async () => {
    const origin = await createOrigin();
    const main = await origin.commit({ a: 'a' });
    await origin.git(['update-ref', 'refs/heads/a/refs/heads/main', await origin.commit({ a: 'b' })]);
    await origin.git(['reset', '--quiet', '--hard', main]);
    const source = await openSource({ url: origin.url });
    expect(await source.look(never)).toMatchObject({ revision: { commit: main } });
  });

  test('may have SHA-256 ids', async () => {
    const origin = await createOrigin({}, ['--object-format=sha256']);
    const commit = await origin.commit({ a: 'a' });
    const source = await openSource({ url: origin.url });
    expect((await source.look(never)).revision.commit).toBe(commit);
    await (await source.checkout(commit, never)).release();
    expect(commit).toHaveLength(64);
  });
});

describe('tags', () => {
  test('are watched by name, annotated or not', async () => {
    const origin = await createOrigin();
    const first = await origin.commit({ a: '1' });
    await origin.git(['tag', 'v1.2']);
    await origin.commit({ a: '2' });
    const source = await openSource({ url: origin.url, tag: 'v1.2' });
    expect(await source.look(never)).toMatchObject({ revision: { commit: first, ref: 'v1.2' } });
    const third = await origin.commit({ a: '3' });
    await origin.git(['tag', '--force', '-m', 'moved', 'v1.2']);
    expect(await source.look(never)).toMatchObject({ revision: { commit: third }, changedPaths: ['a'] });
    expect(await source.look(never)).toMatchObject({ revision: { commit: third }, changedPaths: [] });
  });

  test('are watched by a range: the highest version wins', async () => {
    const origin = await createOrigin();
    const tagged = async (tag: string, ...options: string[]) => {
      const commit = await origin.commit({ a: tag });
      await origin.git(['tag', ...options, tag]);
      return commit;
    };
    await tagged('v1.9.0');
    const ten = await tagged('v1.10.0', '-m', 'ten');
    for (const tag of ['v1.2.0', '2.0.0', 'v1.11.0-rc.1', 'v1', 'latest', 'x/v1.12.0']) await tagged(tag);
    const source = await openSource({ url: origin.url, semver: '>=1.0.0 <2' });
    expect(await source.look(never)).toMatchObject({ revision: { commit: ten, ref: 'v1.10.0' } });
    const next = await tagged('1.12.0');
    expect(await source.look(never)).toMatchObject({ revision: { commit: next, ref: '1.12.0' } });

    const none = await openSource({ url: origin.url, semver: '^3.0.0' });
    await expect(none.look(never)).rejects.toMatchObject({ code: 'git-ref-missing' });
  });

  test('that lead to no commit are refused', async () => {
    const origin = await createOrigin();
    await origin.commit({ a: 'a' });
    await origin.git(['tag', 'file', 'HEAD:a']);
    const source = await openSource({ url: origin.url, tag: 'file' });
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-ref-missing' });
  });
});

describe('the mirror', () => {
  test.each([
    ['a pack that was cut off', async (mirror: string) => truncatePacks(mirror)],
    ['a missing HEAD', async (mirror: string) => rm(join(mirror, 'HEAD'))],
    ['no objects at all', async (mirror: string) => rm(join(mirror, 'objects'), { recursive: true })],
    ['rubbish in its configuration', async (mirror: string) => writeFile(join(mirror, 'config'), '[[[')],
    ['a lock that was left behind', async (mirror: string) => writeFile(join(mirror, 'shallow.lock'), '')],
  ])('with %s is thrown away and made anew', async (_, damage) => {
    const origin = await createOrigin();
    const first = await origin.commit({ a: 'a' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    await damage(join(source.dir, 'git'));
    const tree = await source.checkout(first, never);
    await tree.release();

    await damage(join(source.dir, 'git'));
    const second = await origin.commit({ b: 'b' });
    expect(await source.look(never)).toMatchObject({ revision: { commit: second } });
    await (await source.checkout(second, never)).release();
  });

  test('does not grow with the number of looks and fetches', async () => {
    const origin = await createOrigin();
    const source = await openSource({ url: origin.url });
    for (let round = 0; round < 14; round += 1) {
      const commit = await origin.commit({ a: String(round) });
      await source.look(never);
      await (await source.checkout(commit, never)).release();
    }
    const mirror = join(source.dir, 'git');
    const packs = (await readdir(join(mirror, 'objects/pack'))).filter((file) => file.endsWith('.pack'));
    expect(packs.length).toBeLessThanOrEqual(8);
    // The commits at which the history is cut off: those that no ref leads to any more are forgotten.
    const shallow = (await readFile(join(mirror, 'shallow'), 'utf8')).trim().split('\n');
    expect(shallow.length).toBeLessThanOrEqual(8);
    expect((await readdir(join(mirror, 'objects'))).sort()).toEqual(['info', 'pack']);
    expect(await readdir(join(source.dir, 'trees'))).toEqual([]);
  });
});

async function truncatePacks(mirror: string): Promise<void> {
  const packs = join(mirror, 'objects/pack');
  const names = (await readdir(packs)).filter((name) => name.endsWith('.pack'));
  for (const name of names) {
    await rm(join(packs, name), { force: true });
    await writeFile(join(packs, name), 'PACK');
    await truncate(join(packs, name), 64);
  }
}
