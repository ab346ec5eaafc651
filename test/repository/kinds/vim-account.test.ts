import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { stringifyExact } from '../../../provider/json/index.js';
import { readRepository } from '../../../src/repository/index.js';
import { makeFolder, removeFolders } from '../../packages/support/folder.js';
import { base, deploymentOf, problemsAt, problemsOf, vimAccount } from '../support/repository.js';

afterAll(removeFolders);

type Fields = Parameters<typeof vimAccount>[0];

async function account(fields: Fields) {
  return (await deploymentOf({ 'a.osmops.yaml': vimAccount(fields) }))?.vimAccounts[0];
}

async function faults(fields: Fields) {
  const problems = await problemsOf({ 'a.osmops.yaml': vimAccount(fields) });
  return problems.map((line) => line.replace('a.osmops.yaml:', ''));
}

describe('a VIM account', () => {
  test('says what its resource takes', async () => {
    const config = '{insecure: yes, ports: [0.5, 12345678901234567890], net: {"a.b": x}}';
    const read = await account({ kind: 'VIMAccount', description: 'Edge', secretVersion: '2', config });
    expect(read).toMatchObject({
      kind: 'VimAccount',
      place: { file: 'a.osmops.yaml', line: 2, column: 7 },
      name: 'mylocation1',
      type: 'openstack',
      url: 'http://vim:5000/v3',
      user: 'osm',
      tenant: 'osm',
      description: 'Edge',
      passwordEnv: 'VIM_PASSWORD',
      secretVersion: 2,
    });
    expect(stringifyExact(read?.config ?? {})).toBe(
      '{"insecure":true,"ports":[0.5,12345678901234567890],"net":{"a.b":"x"}}',
    );
  });

  test('keeps the text of a scalar', async () => {
    expect(await account({ user: '010', tenant: 'yes' })).toMatchObject({ user: '010', tenant: 'yes' });
  });

  test.each<[string, Fields, string[]]>([
    [
      'nothing',
      { url: undefined, user: '~' },
      [
        "error file-invalid 1:1 'url' is missing or empty.",
        "error file-invalid 4:7 'user' is missing or empty.",
      ],
    ],
    [
      'what OSM refuses',
      { url: '"a\'b"' },
      ["error file-invalid 4:6 'url' must not be empty nor hold quotes."],
    ],
    [
      'a long name',
      { name: 'x'.repeat(256) },
      ["error file-invalid 2:7 'name' must be at most 255 characters long."],
    ],
    [
      'a password in the address',
      { url: 'https://osm:canary@vim:5000/v3' },
      ["error file-invalid 4:6 'url' holds a password, which would be in plan and state."],
    ],
    [
      'no variable',
      { passwordEnv: '"X=Y z"' },
      [
        "error file-invalid 7:14 'passwordEnv' must be the name of an environment variable: letters, digits and _, no digit at the beginning, no $ and no value.",
      ],
    ],
    ['a list', { user: '[a]' }, ["error file-invalid 5:7 'user' must be a text, not a list or a mapping."]],
    [
      'no number',
      { secretVersion: '1.5' },
      ["error file-invalid 8:16 'secretVersion' must be a whole number."],
    ],
    ['a text', { config: 'x' }, ['error file-invalid 8:9 The settings must be a mapping.']],
    [
      'a null',
      { config: '{a: ~}' },
      ["error file-invalid 8:9 'config' has a null under 'a': leave the key out."],
    ],
    [
      'a number that OSM cannot hold, once',
      { config: '{a: 1e400}' },
      [
        'error file-invalid 8:13 A setting cannot have this value: 1e400 is beyond the largest number that OSM can hold.',
      ],
    ],
    ['an unknown key', { vimurl: 'x' }, ["warning unknown-key 8:1 Nothing reads the key 'vimurl'."]],
  ])('is told of %s', async (_, fields, expected) => {
    expect(await faults(fields)).toEqual(expected);
  });
});

describe('the password of a VIM account', () => {
  test('is in one place', async () => {
    expect(await faults({ passwordEnv: undefined })).toEqual([
      "error file-invalid 1:1 Neither 'passwordEnv' nor 'passwordFile' is given.",
    ]);
    expect(await faults({ passwordFile: 'p.txt' })).toEqual([
      "error file-invalid 8:15 Both 'passwordEnv' and 'passwordFile' are given.",
    ]);
  });

  test('is in a file of the repository, which need not be there yet, or in one at an absolute path', async () => {
    const root = await makeFolder({
      ...base,
      'a.osmops.yaml': vimAccount({ name: 'a', passwordEnv: undefined, passwordFile: 'secrets/./vim.txt' }),
      'b.osmops.yaml': vimAccount({
        name: 'b',
        passwordEnv: undefined,
        passwordFile: '/run/secrets/../vim.txt',
      }),
    });
    const { deployment } = await readRepository(root);
    expect(deployment?.vimAccounts.map(({ passwordFile }) => passwordFile)).toEqual([
      join(root, 'secrets/vim.txt'),
      '/run/vim.txt',
    ]);
  });

  test('is not outside by a relative path or by a link', async () => {
    const outside = await makeFolder({ 'vim.txt': 'x' });
    const root = await makeFolder({
      ...base,
      'a.osmops.yaml': vimAccount({ name: 'a', passwordEnv: undefined, passwordFile: '../vim.txt' }),
      'b.osmops.yaml': vimAccount({ name: 'b', passwordEnv: undefined, passwordFile: 'link/vim.txt' }),
    });
    await symlink(outside, join(root, 'link'));
    expect(await problemsAt(root)).toEqual([
      "error file-invalid a.osmops.yaml:7:15 'passwordFile' leads out of the repository.",
      "error file-invalid b.osmops.yaml:7:15 'passwordFile' goes through a symbolic link, and links are not followed.",
      "error file-unreadable link 'link' is a symbolic link to a folder, and links are not followed.",
    ]);
  });

  test.each(['password', 'Password', 'vim_password', 'passwd', 'token'])(
    'is not in the file itself: %s',
    async (key) => {
      const file = vimAccount({ [key]: '{canary: canary}', passwordEnv: undefined, canari: 'x' });
      const { problems } = await readRepository(await makeFolder({ ...base, 'a.osmops.yaml': file }));
      expect(problems).toMatchObject([
        { code: 'file-invalid', message: "Neither 'passwordEnv' nor 'passwordFile' is given." },
        {
          severity: 'error',
          code: 'secret-in-file',
          place: { file: 'a.osmops.yaml', line: 7, column: 1 },
          remedy: expect.stringContaining('`passwordEnv: NAME`'),
        },
      ]);
      expect(JSON.stringify(problems)).not.toMatch(/canar/);
    },
  );

  test('is not in the configuration either, at any depth', async () => {
    const config = '{a: [{admin_password: 0123, b: ~}], nsx_token: !!int x}';
    const file = vimAccount({ config });
    const { problems } = await readRepository(await makeFolder({ ...base, 'a.osmops.yaml': file }));
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "secret-in-file The key 'admin_password' of 'config' names a secret, which would be in plan and state.",
      "secret-in-file The key 'nsx_token' of 'config' names a secret, which would be in plan and state.",
    ]);
    expect(JSON.stringify(problems)).not.toContain('0123');
  });
});
