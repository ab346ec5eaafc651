import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { type InstallOptions, installTerraform } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { archiveName, goodRelease, listen, program, releaseOf, serveRelease } from './release-server.js';

let cacheDir: string;
let close: (() => Promise<void>) | undefined;

beforeEach(async () => {
  cacheDir = await temporaryFolder();
});
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** Installs the made-up release, served by the listener, for Linux on x64. */
async function install(listener: RequestListener, options: InstallOptions = {}): Promise<string> {
  const server = await listen(listener);
  close = server.close;
  return installTerraform({
    version: '1.2.3',
    platform: 'linux',
    arch: 'x64',
    cacheDir,
    baseUrl: server.url,
    ...options,
  });
}

describe('a good release', () => {
  test('its executable alone is put into the cache folder, ready to be run', async () => {
    const path = await install(serveRelease(goodRelease()));
    expect(path).toBe(join(cacheDir, 'terraform'));
    expect(new Uint8Array(await readFile(path))).toEqual(program);
    expect((await stat(path)).mode & 0o777).toBe(0o755);
    expect(await readdir(cacheDir)).toEqual(['terraform']);
  });

  test('the cache folder is made, and an older executable replaced', async () => {
    const path = await install(serveRelease(goodRelease()), { cacheDir: join(cacheDir, 'a', 'b') });
    await writeFile(path, 'old');
    await close?.();
    await install(serveRelease(goodRelease()), { cacheDir: join(cacheDir, 'a', 'b') });
    expect(new Uint8Array(await readFile(path))).toEqual(program);
  });

  test('progress is told up to the whole archive', async () => {
    const release = goodRelease();
    const transferred: number[] = [];
    await install(serveRelease(release), {
      onProgress: (progress) => transferred.push(progress.transferred),
    });
    expect(transferred.at(-1)).toBe(release.archive.length);
  });
});

/** Promises a whole archive and closes the connection half-way. */
const cutOff: RequestListener = (request, response) => {
  if (!request.url?.endsWith(archiveName)) return serveRelease(goodRelease())(request, response);
  response.writeHead(200, { 'content-length': 1_000 });
  response.write('PK', () => response.destroy());
};

describe('a release that cannot be used', () => {
  /** What is wrong, and what the message says of it. */
  const cases: Record<string, [listener: RequestListener, says: string, options?: InstallOptions]> = {
    'a wrong sum': [
      serveRelease({ ...goodRelease(), sums: releaseOf(new Uint8Array()).sums }),
      'damaged or altered',
    ],
    'no build for the platform': [
      serveRelease(goodRelease()),
      'no build for sunny on amd64',
      { platform: 'sunny' },
    ],
    'a version that was never released': [
      serveRelease(goodRelease()),
      'does not exist',
      { version: '9.9.9' },
    ],
    'an archive that is no zip': [serveRelease(releaseOf(new Uint8Array(100))), 'not a zip archive'],
    'an archive without the executable': [
      serveRelease(releaseOf(zipSync({ 'LICENSE.txt': program }))),
      'no entry named terraform',
    ],
    'a server that refuses': [(_, response) => response.writeHead(403).end(), '403'],
    'a download that is cut off': [cutOff, 'could not be fetched'],
  };

  test.each(Object.entries(cases))('%s', async (_, [listener, says, options]) => {
    await expect(install(listener, options)).rejects.toMatchObject({
      code: 'terraform-download',
      message: expect.stringContaining(says),
      remedy: expect.stringMatching(/./),
    });
    expect(await readdir(cacheDir)).toEqual([]);
  });

  test('a folder that cannot be written', async () => {
    const file = join(cacheDir, 'file');
    await writeFile(file, '');
    await expect(
      install(serveRelease(goodRelease()), { cacheDir: join(file, 'below') }),
    ).rejects.toMatchObject({ code: 'terraform-download', remedy: expect.stringContaining('writable') });
    expect(await readdir(cacheDir)).toEqual(['file']);
  });

  test('a target that cannot be replaced leaves no partial file', async () => {
    const inTheWay = join(cacheDir, 'terraform', 'folder');
    await install(serveRelease(goodRelease()), { cacheDir: inTheWay });
    await close?.();
    await expect(install(serveRelease(goodRelease()))).rejects.toMatchObject({ code: 'terraform-download' });
    expect(await readdir(cacheDir)).toEqual(['terraform']);
  });
});

test('a cancelled download leaves nothing behind', async () => {
  const controller = new AbortController();
  const stalled: RequestListener = (request, response) => {
    if (request.url?.endsWith('SUMS')) return serveRelease(goodRelease())(request, response);
    response.writeHead(200, { 'content-length': 1_000 }).write('PK');
    controller.abort();
  };
  await expect(install(stalled, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  expect(await readdir(cacheDir)).toEqual([]);
});
