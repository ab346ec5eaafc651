import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { openScreen } from '../../src/demo/screen.js';
import { ensureTerraform } from '../../src/demo/terraform.js';
import type { InstallOptions } from '../../src/terraform/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { goodRelease, listen, serveRelease } from '../terraform/binary/release-server.js';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

/** Looks for Terraform and returns what was said. */
async function ensure(env: NodeJS.ProcessEnv, options: InstallOptions): Promise<string> {
  const stream = new PassThrough();
  await ensureTerraform(env, openScreen(stream), options);
  stream.end();
  return text(stream);
}

/** Has a made-up release served and no Terraform anywhere. */
async function downloadable(): Promise<InstallOptions> {
  const server = await listen(serveRelease(goodRelease()));
  close = server.close;
  const cacheDir = join(await temporaryFolder(), 'cache');
  return { baseUrl: server.url, version: '1.2.3', platform: 'linux', arch: 'x64', cacheDir };
}

test('a Terraform that is there is used', async () => {
  expect(await ensure(process.env, {})).toMatch(/^Using (terraform|tofu) \d+\./);
});

test('without one, one is downloaded, and that is said', async () => {
  const options = await downloadable();
  const said = await ensure({ PATH: '' }, options);
  expect(said).toContain('Neither terraform nor tofu is on PATH. Downloading Terraform 1.2.3');
  expect(said).toContain(`It is in ${options.cacheDir}/terraform.`);
});

test('an unusable one that OSMOPS_TERRAFORM names is an error, and nothing is downloaded', async () => {
  await expect(
    ensure({ PATH: '', OSMOPS_TERRAFORM: '/nowhere' }, await downloadable()),
  ).rejects.toMatchObject({
    code: 'terraform-missing',
  });
});
