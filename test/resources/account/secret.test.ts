import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Settings } from '../../../provider/osm.js';
import { readSecret } from '../../../provider/resources/account/secret.js';
import { parseCredentials } from '../../../provider/resources/k8s-cluster/credentials.js';
import { secretFoldersVariable } from '../../../provider/secret-folders.js';

const variable = 'OSMOPS_TEST_SECRET';
const settings: Settings = {
  adoptExisting: false,
  onKeyRemoval: 'error',
  relativePaths: false,
  secretsMayAppear: false,
  timeoutMs: 1_000,
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-secret-'));
});

afterEach(() => {
  delete process.env[variable];
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const reference = (parts: { env?: string; file?: string }) => ({
  env: null,
  file: null,
  version: null,
  ...parts,
});
const read = (parts: { env?: string; file?: string }) => readSecret('password', reference(parts), settings);

describe('a secret', () => {
  test('is read from the environment as it is', async () => {
    process.env[variable] = ' pass word\n';
    expect(await read({ env: variable })).toBe(' pass word\n');
  });

  test.each([
    ['secret', 'secret'],
    ['secret\n', 'secret'],
    ['secret\r\n', 'secret'],
    ['sec\nret\n\n', 'sec\nret\n'],
  ])('is read from a file without one last line break: %j', async (text, secret) => {
    const file = join(folder, 'secret');
    await writeFile(file, text);
    expect(await read({ file })).toBe(secret);
  });

  test.each([
    ['a variable that is not set', { env: variable }, 'password_env'],
    ['a file that does not exist', { file: '/nonexistent/osmops' }, 'password_file'],
  ])('is missing with %s', async (_, parts, attribute) => {
    await expect(read(parts)).rejects.toMatchObject({
      code: 'secret-missing',
      place: { attribute: [attribute] },
    });
  });

  test('is read from the folders of a poller alone, wherever a link leads by then', async () => {
    const own = await mkdtemp(join(folder, 'own-'));
    await writeFile(join(own, 'secret'), 'mine');
    await writeFile(join(folder, 'token'), 'canary');
    await symlink(join(folder, 'token'), join(own, 'planted'));
    process.env[secretFoldersVariable] = JSON.stringify([own]);
    try {
      expect(await read({ file: join(own, 'secret') })).toBe('mine');
      for (const file of [join(own, 'planted'), join(folder, 'token')]) {
        await expect(read({ file })).rejects.toMatchObject({
          code: 'secret-missing',
          message: `The file ${file} cannot be read (outside).`,
        });
      }
    } finally {
      delete process.env[secretFoldersVariable];
    }
  });

  test('is not read from a relative path where that means nothing', async () => {
    await expect(read({ file: 'secret' })).rejects.toMatchObject({ code: 'invalid-attribute' });
  });
});

describe('the credentials of a cluster', () => {
  test('are a kubeconfig as an object, and its texts are not to be quoted', () => {
    const text = 'kind: Config\nusers:\n  - name: u\n    user: { token: canary, "insecure": true }\n';
    expect(parseCredentials(text)).toEqual({
      field: 'credentials',
      value: { kind: 'Config', users: [{ name: 'u', user: { token: 'canary', insecure: true } }] },
      texts: ['Config', 'canary'],
    });
  });

  test('are read as JSON too', () => {
    expect(parseCredentials('{"kind": "Config"}').value).toEqual({ kind: 'Config' });
  });

  test.each(['canary', '- canary', 'a: [canary', 'a: &x canary\nb: *x', '', 'a: canary\na: 2'])(
    'that are no kubeconfig are refused and not quoted: %j',
    (text) => {
      expect(() => parseCredentials(text)).toThrow(
        expect.objectContaining({
          code: 'invalid-attribute',
          message: expect.not.stringContaining('canary'),
        }),
      );
    },
  );
});
