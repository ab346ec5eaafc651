import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unpackTar } from 'modern-tar';
import { buildArchive, type PackageFile } from '../../provider/packages/index.js';

function file(path: string, content: string | Uint8Array = '', executable = false): PackageFile {
  return { path, content: typeof content === 'string' ? Buffer.from(content) : content, executable };
}

async function unpack(bytes: Uint8Array) {
  return unpackTar(gunzipSync(bytes));
}

const pkg = {
  descriptorId: 'openldap_ns',
  files: [file('README.md', 'read me\n'), file('bin/run', '#!/bin/sh\n', true), file('z.yaml', 'nsd: {}\n')],
};

describe('an archive', () => {
  test('holds the sorted files and fresh checksums in one folder, without times and owners', async () => {
    const { bytes, fileName } = await buildArchive(pkg);
    const entries = await unpack(bytes);
    expect(fileName).toBe('openldap_ns.tar.gz');
    expect(
      entries.map(({ header: { name, mode, mtime, uid, gid } }) => [name, mode, mtime?.getTime(), uid, gid]),
    ).toEqual([
      ['openldap_ns/README.md', 0o644, 0, 0, 0],
      ['openldap_ns/bin/run', 0o755, 0, 0, 0],
      ['openldap_ns/checksums.txt', 0o644, 0, 0, 0],
      ['openldap_ns/z.yaml', 0o644, 0, 0, 0],
    ]);
  });

  // The lines are as OSM Ops' pkgr/checksum.go writes them.
  test('has checksums as OSM Ops has them', async () => {
    const entries = await unpack((await buildArchive(pkg)).bytes);
    const checksums = Buffer.from(entries[2]?.data ?? []).toString();
    const md5 = (text: string) => createHash('md5').update(text).digest('hex');
    expect(checksums).toBe(
      `${md5('read me\n')}\topenldap_ns/README.md\n${md5('#!/bin/sh\n')}\topenldap_ns/bin/run\n${md5('nsd: {}\n')}\topenldap_ns/z.yaml\n`,
    );
  });

  test('is the same to the byte, today and on any machine', async () => {
    const { bytes, md5 } = await buildArchive(pkg);
    expect(md5).toBe(createHash('md5').update(bytes).digest('hex'));
    expect(md5).toBe('7bd307e9e03c7a46725a5dc0e9cc2249');
  });

  test('takes long and non-ASCII paths', async () => {
    const paths = [`${'long-'.repeat(40)}/${'name-'.repeat(40)}.txt`, 'ünïcode/文.txt'];
    const { bytes } = await buildArchive({ descriptorId: 'x', files: paths.map((path) => file(path, path)) });
    const entries = await unpack(bytes);
    expect(entries.map(({ header }) => header.name).sort()).toEqual(
      ['x/checksums.txt', ...paths.map((path) => `x/${path}`)].sort(),
    );
  });

  test.each([
    ['../../etc', '__.._etc'],
    ['/abs', '_abs'],
    ['a b;é', 'a_b__'],
    ['..', '_'],
  ])('keeps the id %j within a folder and a header', async (descriptorId, folder) => {
    const { bytes, fileName } = await buildArchive({ descriptorId, files: [file('d.yaml')] });
    expect(fileName).toBe(`${folder}.tar.gz`);
    expect((await unpack(bytes)).every(({ header }) => header.name.startsWith(`${folder}/`))).toBe(true);
  });

  test('of 50 MB lets other work go on meanwhile', async () => {
    let turns = 0;
    let next = setImmediate(function count() {
      turns += 1;
      next = setImmediate(count);
    });
    const content = Buffer.alloc(50_000_000, 'abc');
    const { bytes } = await buildArchive({
      descriptorId: 'big',
      files: [file('d.yaml'), file('image', content)],
    });
    clearImmediate(next);
    const image = (await unpack(bytes)).find(({ header }) => header.name === 'big/image');
    expect(content.equals(image?.data ?? Buffer.alloc(0))).toBe(true);
    expect(turns).toBeGreaterThan(40);
  });
});
