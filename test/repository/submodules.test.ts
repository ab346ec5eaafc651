import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { submoduleProblems, unfetchedSubmodules } from '../../src/repository/index.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';

afterAll(removeFolders);

const list = [
  '[submodule "charts"]',
  '\tpath = deploy/osm-pkgs/a_knf/charts',
  '\turl = ../charts.git',
  '[submodule "others"]\r',
  '  path = "deploy/others and more"\r',
  '[submodule "out"]',
  '\tpath = ../../elsewhere',
  '[submodule "gone"]',
  '\tpath = deploy/gone',
].join('\n');

async function checkout(modules = list): Promise<string> {
  const root = await makeFolder({ '.gitmodules': modules });
  for (const folder of ['deploy/osm-pkgs/a_knf/charts', 'deploy/others and more']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  return root;
}

test('a submodule that is not fetched is an error in a package, and a warning elsewhere', async () => {
  const root = await checkout();
  const charts = 'osm-pkgs/a_knf/charts';
  expect(await submoduleProblems(root)).toMatchObject([
    { severity: 'error', code: 'package-invalid', place: { file: `deploy/${charts}` } },
    { severity: 'warning', code: 'file-unreadable', place: { file: 'deploy/others and more' } },
  ]);
  // The repository is a folder of the work tree.
  expect(await submoduleProblems(join(root, 'deploy'))).toMatchObject([
    { place: { file: charts }, remedy: expect.stringContaining(`--init\` in ${root})`) },
    { place: { file: 'others and more' } },
  ]);
  expect(await unfetchedSubmodules(join(root, 'deploy/osm-pkgs/a_knf'))).toMatchObject([{ file: 'charts' }]);

  await writeFile(join(root, 'deploy', charts, 'values.yaml'), 'a: 1\n');
  await rm(join(root, 'deploy/others and more'), { recursive: true });
  expect(await submoduleProblems(root)).toEqual([]);
});

test('a list above the work tree says nothing of it, nor one that is no list', async () => {
  const root = await checkout();
  await mkdir(join(root, 'deploy/.git'));
  expect(await submoduleProblems(join(root, 'deploy'))).toEqual([]);
  expect(await submoduleProblems(await checkout('path\n= =\n[\npath =\n\0'))).toEqual([]);
});
