import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { installProviderShim, providerEnvironment } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { workspaceWith } from '../run/open-workspace.js';
import { type Checkout, installFrom, source, version } from './installed.js';

const configuration = {
  terraform: { required_providers: { osm: { source, version } } },
  resource: { osm_ns_instance: { ldap: {} } },
};
const lockFile = '.terraform.lock.hcl';

async function environmentOf({ mirrorDir }: Checkout) {
  return providerEnvironment({ mirrorDir, source, configFile: join(mirrorDir, 'generated', 'terraformrc') });
}

test('the variables are those that Terraform and cdktf need', async () => {
  const { mirrorDir, ...checkout } = await installFrom('');
  expect(await environmentOf({ mirrorDir, ...checkout })).toEqual({
    CHECKPOINT_DISABLE: '1',
    CDKTF_SKIP_PROVIDER_LOCK: 'true',
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: 'true',
    TF_CLI_CONFIG_FILE: join(mirrorDir, 'generated', 'terraformrc'),
  });
});

describe('Terraform itself', () => {
  const refusing = "console.log('stand-in: no network services today'); process.exit(1)";

  test('installs the shim with them, and a lock file made with one checkout serves another', async () => {
    const [one, other] = [await installFrom(refusing), await installFrom(`${refusing}; // rebuilt`)];
    const first = await workspaceWith(configuration, {
      env: { ...process.env, ...(await environmentOf(one)) },
    });
    const second = await workspaceWith(configuration, {
      env: { ...process.env, ...(await environmentOf(other)) },
    });

    await first.init();
    await copyFile(join(first.dir, lockFile), join(second.dir, lockFile));
    await second.init();
    expect(await readFile(join(second.dir, lockFile), 'utf8')).toBe(
      await readFile(join(first.dir, lockFile), 'utf8'),
    );
  });

  test('shows what a shim without a provider says', async () => {
    const env = { ...process.env, ...(await environmentOf(await installFrom(refusing))) };
    const workspace = await workspaceWith(configuration, { env });
    await workspace.init();
    await expect(workspace.plan({ out: 'plan' })).rejects.toMatchObject({ code: 'terraform-failed' });
    expect(JSON.stringify(workspace.events)).toContain('stand-in: no network services today');
  });

  test('finds the shim in the home folder without any of them', async () => {
    const { TF_CLI_CONFIG_FILE: _, ...rest } = process.env;
    const home = await temporaryFolder();
    const { providerMain } = await installFrom(refusing);
    await installProviderShim({
      mirrorDir: join(home, '.terraform.d', 'plugins'),
      providerMain,
      source,
      version,
    });
    const workspace = await workspaceWith(configuration, { env: { ...rest, HOME: home } });
    expect(await workspace.init()).toEqual({ skipped: false });
  });
});
