import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { installProviderShim } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { type Checkout, installFrom, packageDir, shimName, source, version } from './installed.js';

const speaking = (text: string) => `console.log(${JSON.stringify(text)});`;

/** Starts the shim as Terraform does: by a link to the package's folder. */
async function start({ mirrorDir }: Checkout, env: Record<string, string> = {}) {
  const linked = join(await temporaryFolder(), 'linked');
  await symlink(packageDir(mirrorDir), linked);
  return execa(join(linked, shimName), {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    extendEnv: false,
    reject: false,
  });
}

describe('what is installed', () => {
  test.each(['registry.terraform.io', 'registry.opentofu.org'])('is found under %s', async (host) => {
    const { mirrorDir } = await installFrom('');
    const folder = packageDir(mirrorDir, host);
    expect((await readdir(folder)).sort()).toEqual(['package.json', shimName]);
    expect((await stat(join(folder, shimName))).mode & 0o777).toBe(0o755);
  });

  test('has the same bytes for every checkout', async () => {
    const [one, other] = [await installFrom(speaking('one')), await installFrom(speaking('other'))];
    expect(one.providerMain).not.toBe(other.providerMain);
    for (const file of ['package.json', shimName]) {
      const bytes = ({ mirrorDir }: Checkout) => readFile(join(packageDir(mirrorDir), file));
      expect(await bytes(one)).toEqual(await bytes(other));
    }
  });

  test('is in a folder that nothing else is left in', async () => {
    const { mirrorDir } = await installFrom('');
    expect((await readdir(join(packageDir(mirrorDir), '..'))).sort()).toEqual(
      ['provider-main', packageDir(mirrorDir).split('/').at(-1)].sort(),
    );
  });

  test('must lead to an absolute path', async () => {
    const mirrorDir = await temporaryFolder();
    await expect(
      installProviderShim({ mirrorDir, providerMain: 'dist/main.js', source, version }),
    ).rejects.toThrow(TypeError);
  });

  test('cannot be where no folder can be', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(
      installProviderShim({ mirrorDir: file, providerMain: '/main.js', source, version }),
    ).rejects.toMatchObject({ code: 'provider-failed', remedy: expect.stringContaining('writable') });
  });
});

describe('the shim starts', () => {
  test('the provider of its own checkout', async () => {
    const [one, other] = [await installFrom(speaking('one')), await installFrom(speaking('other'))];
    expect(await start(one)).toMatchObject({ stdout: 'one', exitCode: 0 });
    expect(await start(other)).toMatchObject({ stdout: 'other', exitCode: 0 });
  });

  test('the provider that was installed last', async () => {
    const one = await installFrom(speaking('one'));
    const { providerMain } = await installFrom(speaking('other'));
    await installProviderShim({ mirrorDir: one.mirrorDir, providerMain, source, version });
    expect(await start(one)).toMatchObject({ stdout: 'other' });
  });

  test('what OSMOPS_PROVIDER_MAIN names, first of all', async () => {
    const { providerMain } = await installFrom(speaking('other'));
    expect(
      await start(await installFrom(speaking('one')), { OSMOPS_PROVIDER_MAIN: providerMain }),
    ).toMatchObject({ stdout: 'other' });
  });

  test.each(['module', 'commonjs'])('below a package.json of type %s', async (type) => {
    const checkout = await installFrom(speaking('one'));
    await writeFile(join(checkout.mirrorDir, 'package.json'), JSON.stringify({ type }));
    expect(await start(checkout)).toMatchObject({ stdout: 'one', exitCode: 0 });
  });
});

describe('the shim says on standard output, as Terraform wants it, in one line without |, that', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['the build is not there', '', 'Cannot find module', { OSMOPS_PROVIDER_MAIN: '/no|where/main.js' }],
    ['the build fails', 'throw new Error("bad | build\\nstack")', 'bad / build', {}],
  ])('%s', async (_, program, says, env) => {
    const { stdout, exitCode } = await start(await installFrom(program), env);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(says);
    expect(stdout).toContain('osmops provider install');
    expect(stdout).toMatch(/^[^|\n]+$/);
  });

  test('nothing was installed beside it', async () => {
    const checkout = await installFrom('');
    await rm(join(packageDir(checkout.mirrorDir), '..', 'provider-main'));
    expect(await start(checkout)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('provider-main'),
    });
  });
});
