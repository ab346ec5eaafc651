import { writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terraformEnvironment } from '../../../src/terraform/run/environment.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('runs are quiet and alone, and inherit the rest', () => {
  const base = { PATH: '/bin', TF_DATA_DIR: '/shared', EMPTY: undefined };
  expect(terraformEnvironment({ base })).toEqual({
    PATH: '/bin',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  });
});

test('reattached providers are named, in place of inherited ones', () => {
  const reattach = {
    'registry.terraform.io/osmops/osm': {
      Protocol: 'grpc' as const,
      ProtocolVersion: 6 as const,
      Pid: 42,
      Test: true as const,
      Addr: { Network: 'unix' as const, String: '/tmp/socket' },
    },
  };
  const env = terraformEnvironment({ base: { TF_REATTACH_PROVIDERS: '{}' }, reattach });
  expect(JSON.parse(env['TF_REATTACH_PROVIDERS'] ?? '')).toEqual(reattach);
});

describe('the CLI configuration file', () => {
  test('is named absolutely, for Terraform runs elsewhere', async () => {
    const file = join(await temporaryFolder(), 'terraformrc');
    await writeFile(file, '');
    const base = { TF_CLI_CONFIG_FILE: relative(process.cwd(), file) };
    expect(terraformEnvironment({ base })).toMatchObject({ TF_CLI_CONFIG_FILE: file });
  });

  test('is an empty one if it does not exist, which Terraform would warn of on every run', async () => {
    const base = { TF_CLI_CONFIG_FILE: join(await temporaryFolder(), 'nothing') };
    expect(terraformEnvironment({ base })).toMatchObject({ TF_CLI_CONFIG_FILE: devNull });
  });
});
