import { link, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openSource, SourceFile } from '../../../../src/cli/output/source/source-file.js';
import { temporaryFolder } from '../../support/example.js';

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'a.yaml');
  await writeFile(path, content);
  return path;
}

describe('the excerpt of a place', () => {
  test('is its line, with its token marked', () => {
    const source = new SourceFile('kind: x\nname: "a b" # c\nlong: two\n  lines\n');
    expect(source.excerptAt(1, 7)).toEqual({ text: 'kind: x', marks: '      ^' });
    expect(source.excerptAt(2, 7)).toEqual({ text: 'name: "a b" # c', marks: '      ^~~~~' });
    expect(source.excerptAt(3, 7)).toEqual({ text: 'long: two', marks: '      ^~~' });
  });

  test('has no line end, be it LF or CRLF, and no byte order mark', async () => {
    const source = await openSource(await fileOf('\ufeffkind: x\r\nname: y'));
    expect(source?.excerptAt(1, 7)).toEqual({ text: 'kind: x', marks: '      ^' });
    expect(source?.excerptAt(2, 7)).toEqual({ text: 'name: y', marks: '      ^' });
  });

  test('is none where there is nothing to see', () => {
    const source = new SourceFile('name: [\n   \n');
    expect([source.excerptAt(2, 1), source.excerptAt(3, 1), source.excerptAt(9, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    'password: x',
    'adminPassword: x',
    'API_TOKEN: x',
    'clientSecret: x',
    '{private-key: x}',
    'url: https://me:canary@charts.example.org',
    'url: https://me:can ary@charts.example.org',
    'url: me:canary@vim:5000',
    "url: '//me:canary@vim'",
  ])('is none where a secret may stand: %s', (line) => {
    expect(new SourceFile(line).excerptAt(1, 1)).toBeUndefined();
  });

  test.each(['key: ssh-ed25519 AAAA me@host', 'url: https://me@vim:5000/v3', '@: 1', 'a: b@c:d'])(
    'is there where none does: %s',
    (line) => {
      expect(new SourceFile(line).excerptAt(1, 1)?.text).toBe(line);
    },
  );

  test.each(['://', '', 'a ', '@'])('is looked for in one pass: %j', (begin) => {
    const source = new SourceFile(`a: 1\n${begin}${':'.repeat(2_000_000)}`);
    expect(source.excerptAt(2, 1)?.text).toContain(':::');
  });

  test('is none of a line that was passed', () => {
    const source = new SourceFile('a: 1\nb: 2\n');
    source.excerptAt(2, 1);
    expect(source.excerptAt(1, 1)).toBeUndefined();
  });
});

describe('a file is not opened', () => {
  test.each(['kind: K8sCluster\ncredentials:\n  data: x\n', '{kind: VimAccount,\n "Password" : x}\n'])(
    'if a secret stands at its top: %j',
    async (text) => {
      expect(await openSource(await fileOf(text))).toBeUndefined();
    },
  );

  test('but it is if a secret is only referred to, or among parameters', async () => {
    expect(
      await openSource(await fileOf('passwordEnv: X\nkdu:\n  params:\n    password: x\n')),
    ).toBeDefined();
  });

  test('if it is the connection file, by whatever name', async () => {
    const path = await fileOf('user: x\n');
    await link(path, `${path}.hard`);
    expect(await openSource(path, path)).toBeUndefined();
    expect(await openSource(`${path}.hard`, path)).toBeUndefined();
    await symlink(path, `${path}.soft`);
    expect(await openSource(path, `${path}.soft`)).toBeUndefined();
  });

  test('if it is missing, a link or a folder', async () => {
    const folder = await temporaryFolder();
    await symlink('/etc/hostname', join(folder, 'link'));
    for (const path of [folder, join(folder, 'none'), join(folder, 'link')]) {
      expect(await openSource(path, join(folder, 'connection.yaml'))).toBeUndefined();
    }
  });
});
