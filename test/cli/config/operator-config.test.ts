import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { readOperatorSettings } from '../../../src/cli/config/operator-config.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let home: string;
let file: string;
const read = (repository: string, config?: string) =>
  readOperatorSettings(repository, { config, env: { XDG_CONFIG_HOME: home }, cwd: home });

beforeEach(async () => {
  home = await temporaryFolder();
  await mkdir(join(home, 'osmops'));
  file = join(home, 'osmops', 'config.yaml');
});

test('no file says nothing, but one that is named has to be there', async () => {
  expect(await read('/srv')).toEqual({});
  await expect(read('/srv', 'other.yaml')).rejects.toMatchObject({ code: 'operator-config-invalid' });
});

test('what stands for the nearest folder goes before what stands for all', async () => {
  const lab = join(home, 'lab');
  await mkdir(join(lab, 'inner'), { recursive: true });
  await symlink(lab, join(home, 'link'));
  const folders = `${lab}: { adopt: auto }, ${join(lab, 'inner')}: { adopt: never, maxDestroys: 0 }`;
  await writeFile(file, `adopt: approve\nmaxDestroys: 7\nfolders: { ${folders} }\n`);
  expect(await read(home)).toEqual({ adopt: 'approve', maxDestroys: 7 });
  expect(await read(join(lab, 'a'))).toEqual({ adopt: 'auto', maxDestroys: 7 });
  expect(await read(join(home, 'link', 'inner'))).toEqual({ adopt: 'never', maxDestroys: 0 });
  expect(await read(`${lab}oratory`)).toEqual({ adopt: 'approve', maxDestroys: 7 });
});

test.each([
  ['adpot: auto\n', "Nothing reads the key 'adpot'; did you mean 'adopt'?", 1],
  ['maxDestroys: many\n', "'maxDestroys' must be a whole number, 0 or more.", 1],
  ['folders:\n  lab: { adopt: auto }\n', undefined, 2],
])('%j is told of at its line', async (text, message, line) => {
  await writeFile(file, text);
  await expect(read('/srv')).rejects.toMatchObject({
    code: 'operator-config-invalid',
    place: { file, line },
    ...(message !== undefined && { message }),
  });
});

test('a file that others can write decides nothing', async () => {
  await writeFile(file, 'adopt: auto\n');
  await chmod(file, 0o666);
  await expect(read('/srv')).rejects.toMatchObject({ code: 'operator-config-invalid' });
});
