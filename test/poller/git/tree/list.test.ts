import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gitSettingsSchema } from '../../../../src/poller/git/index.js';
import { type Place, placeIn } from '../../../../src/poller/git/place.js';
import { listTree } from '../../../../src/poller/git/tree/list.js';
import { writeTree } from '../../../../src/poller/git/tree/write.js';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { commitTree, type RawEntry } from '../support/hostile.js';
import { createOrigin, type Origin } from '../support/origin.js';
import { never } from '../support/source.js';

/** A place whose mirror is the repository itself: Git's checks on arrival are out of the way. */
async function placeWith(origin: Origin): Promise<Place> {
  const settings = gitSettingsSchema.parse({ url: origin.url });
  const dir = await temporaryFolder();
  return { ...placeIn(dir, settings), home: dir, mirror: join(origin.path, '.git') };
}

describe("what Git's checks on arrival might let through", () => {
  test.each(['.git', '.GIT', '..', '.', 'a/../../evil', '/etc/evil', 'a//b'])(
    'the name %j is refused',
    async (name) => {
      const origin = await createOrigin();
      await origin.commit({ a: 'a' });
      const blob = await origin.git(['rev-parse', 'HEAD:a']);
      const commit = await commitTree(origin, [['100644', name, blob]]);
      await expect(listTree(await placeWith(origin), commit, never)).rejects.toMatchObject({
        code: 'git-content-refused',
      });
    },
  );

  test.each<[string, (blob: string, tree: string) => RawEntry[]]>([
    [
      'a link and a folder',
      (blob, tree) => [
        ['120000', 'x', blob],
        ['40000', 'x', tree],
      ],
    ],
    [
      'a folder and a link',
      (blob, tree) => [
        ['40000', 'x', tree],
        ['120000', 'x', blob],
      ],
    ],
    [
      'two files',
      (blob) => [
        ['100644', 'x', blob],
        ['100755', 'x', blob],
      ],
    ],
  ])('%s of one name are refused, and nothing is written through a link', async (_, entries) => {
    const origin = await createOrigin();
    const outside = await temporaryFolder();
    await origin.commit({ a: outside, 'b/evil': 'x' });
    const blob = await origin.git(['rev-parse', 'HEAD:a']);
    const commit = await commitTree(origin, entries(blob, await origin.git(['rev-parse', 'HEAD:b'])));
    const place = await placeWith(origin);
    const listed = await listTree(place, commit, never);
    await expect(writeTree(place, listed, join(place.trees, commit), never)).rejects.toMatchObject({
      code: 'git-content-refused',
    });
    expect(await readdir(outside)).toEqual([]);
    expect(await readdir(place.trees)).toEqual([]);
  });

  test('a name that the file system cannot have is refused', async () => {
    const origin = await createOrigin();
    await origin.commit({ a: 'a' });
    const blob = await origin.git(['rev-parse', 'HEAD:a']);
    const commit = await commitTree(origin, [['100644', 'x'.repeat(300), blob]]);
    const place = await placeWith(origin);
    const listed = await listTree(place, commit, never);
    await expect(writeTree(place, listed, join(place.trees, commit), never)).rejects.toMatchObject({
      code: 'git-content-refused',
    });
  });
});
