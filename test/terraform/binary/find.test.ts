import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { findTerraform } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { answering, executable } from '../executable.js';

let path: string;
let cacheDir: string;

beforeEach(async () => {
  path = await temporaryFolder();
  cacheDir = await temporaryFolder();
});

/** What is found on a PATH with one folder, where the shell of the scripts is found too. */
function find(env: NodeJS.ProcessEnv = {}) {
  return findTerraform({ PATH: path, ...env }, { cacheDir });
}

describe('the order of search', () => {
  test('what OSMOPS_TERRAFORM names comes first', async () => {
    await executable(path, 'terraform', answering('Terraform v1.11.4'));
    const own = await executable(join(path, 'own'), 'my-tf', answering('Terraform v1.9.0'));
    expect(await find({ OSMOPS_TERRAFORM: own })).toEqual({
      path: own,
      flavour: 'terraform',
      version: '1.9.0',
    });
  });

  test('terraform comes before tofu, tofu before the cache', async () => {
    await executable(cacheDir, 'terraform', answering('Terraform v1.11.4'));
    expect(await find()).toMatchObject({ path: join(cacheDir, 'terraform') });
    await executable(path, 'tofu', answering('OpenTofu v1.10.0'));
    expect(await find()).toEqual({ path: join(path, 'tofu'), flavour: 'tofu', version: '1.10.0' });
    await executable(path, 'terraform', answering('Terraform v1.11.4'));
    expect(await find()).toMatchObject({ path: join(path, 'terraform') });
  });

  test.each([
    ['too old', answering('Terraform v1.4.7')],
    ['something else', answering('Hello v1.11.4')],
    ['broken', 'exit 1'],
  ])('a terraform that is %s is passed over', async (_, script) => {
    await executable(path, 'terraform', script);
    await executable(path, 'tofu', answering('OpenTofu v1.6.0-rc1'));
    expect(await find()).toMatchObject({ flavour: 'tofu', version: '1.6.0-rc1' });
  });

  test('the answer tells the flavour, not the name', async () => {
    await executable(path, 'terraform', answering('OpenTofu v1.10.0'));
    expect(await find()).toMatchObject({ flavour: 'tofu' });
  });
});

describe('nothing that can be used', () => {
  test('the remedy names the command that installs it', async () => {
    await expect(find()).rejects.toMatchObject({
      code: 'terraform-missing',
      remedy: expect.stringContaining('osmops terraform install'),
    });
  });

  test('what was found is named with the reason why it did not do', async () => {
    const old = await executable(path, 'terraform', answering('Terraform v1.4.7'));
    await expect(find()).rejects.toThrow(`${old} is 1.4.7, older than 1.5`);
  });

  test('what OSMOPS_TERRAFORM names is not replaced by another', async () => {
    await executable(path, 'terraform', answering('Terraform v1.11.4'));
    await expect(find({ OSMOPS_TERRAFORM: join(path, 'nothing') })).rejects.toMatchObject({
      code: 'terraform-missing',
      message: expect.stringContaining(`OSMOPS_TERRAFORM names ${join(path, 'nothing')}`),
    });
  });
});
