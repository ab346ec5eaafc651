import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packTar, type TarEntry } from 'modern-tar';
import { buildArchive, type PackageFile, unpackArchive } from '../../provider/packages/index.js';

async function archive(...entries: readonly (Partial<TarEntry['header']> & { name: string })[]) {
  const tar = await packTar(
    entries.map((header) => ({
      header: { size: header.type ? 0 : 1, ...header },
      ...(!header.type && { body: 'x' }),
    })),
  );
  return gzipSync(tar);
}

/** The same empty file so many times: a header each, and no content. */
async function emptyFiles(number: number): Promise<Uint8Array> {
  const one = await packTar([{ header: { name: 'a/v.yaml', size: 0 } }]);
  const header = Buffer.from(one.subarray(0, 512));
  return gzipSync(Buffer.concat([...Array(number).fill(header), Buffer.alloc(1024)]), { level: 1 });
}

async function paths(bytes: Uint8Array): Promise<readonly string[]> {
  return (await unpackArchive(bytes)).map(({ path }) => path);
}

describe('an archive', () => {
  test('that osmops packed gives the files that were packed', async () => {
    const names = fc.uniqueArray(
      fc
        .array(fc.stringMatching(/^[\wäß. -]*[\wäß]$/), { minLength: 1, maxLength: 4 })
        .map((steps) => steps.join('/')),
      { minLength: 1 },
    );
    const files = names.chain((all) =>
      fc.tuple(
        ...all.map((path) =>
          fc.record({ path: fc.constant(path), content: fc.uint8Array(), executable: fc.boolean() }),
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(files, async (packed: readonly PackageFile[]) => {
        const { bytes } = await buildArchive({ descriptorId: 'p', files: packed });
        const unpacked = await unpackArchive(bytes);
        const plain = ({ path, content, executable }: PackageFile) => [path, [...content], executable];
        expect(unpacked.map(plain)).toEqual(
          packed
            .filter(({ path }) => path !== 'checksums.txt')
            .map(plain)
            .sort(byUtf8),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('may have folders of its own, a folder called `.`, and checksums, which are made anew', async () => {
    const directory = { name: './charts/', type: 'directory' } as const;
    const bytes = await archive(
      directory,
      { name: './charts/a.tgz' },
      { name: './checksums.txt' },
      { name: './v.yaml' },
    );
    expect(await paths(bytes)).toEqual(['charts/a.tgz', 'v.yaml']);
  });
});

test.each([
  ['an absolute path', [{ name: '/p/v.yaml' }]],
  ['a path that leads out', [{ name: 'p/v.yaml' }, { name: 'p/../../evil' }]],
  ['a path that leads out at once', [{ name: '../evil' }]],
  ['a backslash', [{ name: 'p/..\\..\\evil' }]],
  ['a second folder', [{ name: 'p/v.yaml' }, { name: 'q/v.yaml' }]],
  ['a file beside the folder', [{ name: 'v.yaml' }]],
  ['a symbolic link', [{ name: 'p/v.yaml' }, { name: 'p/l', type: 'symlink', linkname: '/etc/passwd' }]],
  ['a hard link', [{ name: 'p/v.yaml' }, { name: 'p/l', type: 'link', linkname: '/etc/passwd' }]],
  ['a device', [{ name: 'p/v.yaml' }, { name: 'p/d', type: 'character-device' }]],
] as const)('%s is refused', async (_, entries) => {
  await expect(unpackArchive(await archive(...entries))).rejects.toMatchObject({ code: 'package-invalid' });
});

test.each([
  ['nothing', Buffer.alloc(0), 'is no gzipped tar'],
  ['a text', Buffer.from('vnfd: {}'), 'is no gzipped tar'],
  ['a gzipped text', gzipSync('vnfd: {}'), 'is no gzipped tar'],
  ['a ZIP archive', Buffer.from('PK\u0003\u0004'), 'is a ZIP archive'],
  ['150,000 empty files in a megabyte', await emptyFiles(150_000), 'holds more than 10000 files and folders'],
  ['a bomb', gzipSync(Buffer.alloc(257_000_000), { level: 1 }), 'holds more than 256 MB'],
])('%s is refused', async (_, bytes, message) => {
  const refused = { code: 'package-invalid', message: expect.stringContaining(message) };
  await expect(unpackArchive(bytes)).rejects.toMatchObject(refused);
});

function byUtf8([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
