import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gitSettingsSchema, openGitSource } from '../../../src/poller/git/index.js';
import { createOrigin } from './support/origin.js';
import { never, openSource } from './support/source.js';

describe('a commit that is gone back to', () => {
  test('is found in a history that is fetched as deep as it takes', async () => {
    const origin = await createOrigin();
    const old = await origin.commit({ a: 'old' }, 'Old');
    for (let count = 0; count < 60; count += 1)
      await origin.git(['commit', '--quiet', '--allow-empty', '-m', 'x']);
    const tip = await origin.commit({ a: 'new' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    expect(await source.resolve(old.slice(0, 8).toUpperCase(), never)).toMatchObject({
      commit: old,
      ref: 'main',
      subject: 'Old',
    });
    const tree = await source.checkout(old, never);
    await tree.release();
    expect(await source.look(never)).toMatchObject({ revision: { commit: tip }, changedPaths: [] });
    // What a later look fetches does not take it away.
    const next = await origin.commit({ b: 'b' });
    expect(await source.look(never, old)).toMatchObject({
      revision: { commit: next },
      changedPaths: ['a', 'b'],
    });
  });

  test('must be in the history of the watched branch', async () => {
    const origin = await createOrigin();
    await origin.commit({ a: 'a' });
    await origin.git(['checkout', '--quiet', '-b', 'other']);
    const other = await origin.commit({ a: 'b' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    const missing = { code: 'git-commit-missing' };
    await expect(source.resolve(other, never)).rejects.toMatchObject(missing);
    await expect(source.checkout(other, never)).rejects.toMatchObject(missing);
    for (const text of ['main', 'HEAD~1', '--all', 'abc', '', 'g'.repeat(40), '0'.repeat(40)]) {
      await expect(source.resolve(text, never)).rejects.toMatchObject(missing);
      await expect(source.checkout(text, never)).rejects.toMatchObject(missing);
    }
  });

  test('is found while the remote is down, if the mirror has it', async () => {
    const origin = await createOrigin();
    const first = await origin.commit({ a: 'a' });
    await origin.commit({ a: 'b' });
    const source = await openSource({ url: origin.url });
    await source.look(never);
    await source.resolve(first, never);
    await writeFile(join(origin.path, '.git/HEAD'), 'broken');
    const tree = await source.checkout(first, never);
    await tree.release();
    await expect(source.look(never)).rejects.toMatchObject({ code: 'git-not-found' });
  });
});

test('what an earlier process let through is at hand after a restart, whatever the remote has become', async () => {
  const origin = await createOrigin();
  const good = await origin.commit({ a: 'a' });
  const settings = gitSettingsSchema.parse({ url: origin.url });
  const { dir, ...first } = await openSource({ url: origin.url });
  await first.look(never);
  await first.checkout(good, never);

  await origin.git(['commit', '--quiet', '--amend', '-m', 'forced']);
  const second = openGitSource(settings, dir);
  const tree = await second.checkout(good, never);
  expect(tree.path).toBe(join(dir, 'trees', good));
  await tree.release();
  expect(await second.look(never)).toMatchObject({ revision: { subject: 'forced' }, changedPaths: [] });
});
