import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { temporaryFolder } from '../support/example.js';

const main = resolve('dist/src/cli/main.js');

/** A home folder that nobody has used, and a folder with a Terraform configuration that wants the provider. */
let home: string;
let folder: string;

beforeEach(async () => {
  home = await temporaryFolder();
  folder = join(home, 'configuration');
  await mkdir(folder);
  const providers = '{ osm = { source = "osmops/osm" } }';
  await writeFile(join(folder, 'main.tf'), `terraform {\n  required_providers ${providers}\n}\n`);
});

function run(file: string, args: readonly string[]) {
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  return execa(file, args, {
    cwd: folder,
    env: { ...env, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), CHECKPOINT_DISABLE: '1' },
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
  });
}

function osmops(...args: string[]) {
  return run(process.execPath, [main, ...args]);
}

test('provider install has plain terraform find the provider, and Terraform can load it', async () => {
  expect(await osmops('provider', 'install')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await run('terraform', ['init'])).toMatchObject({ exitCode: 0 });
  const { stdout } = await run('terraform', ['providers', 'schema', '-json']);
  expect(stdout).toContain('osm_ns_instance');
});

test('provider env sets a shell up for the provider, and touches no folder of Terraform', async () => {
  const script = `eval "$('${process.execPath}' '${main}' provider env)" && terraform init && terraform validate`;
  const { exitCode, stdout } = await run('sh', ['-c', script]);
  expect({ exitCode, valid: stdout.includes('The configuration is valid') }).toEqual({
    exitCode: 0,
    valid: true,
  });
  expect(await readdir(home)).not.toContain('.terraform.d');
});

describe('provider exec', () => {
  test('runs a command with the variables set, options and all', async () => {
    expect(await osmops('provider', 'exec', 'terraform', 'init', '-no-color')).toMatchObject({ exitCode: 0 });
  });

  test("ends with the command's exit code, or as the signal that ended it has it", async () => {
    expect(await osmops('provider', 'exec', '--', 'sh', '-c', 'exit 7')).toMatchObject({ exitCode: 7 });
    expect(await osmops('provider', 'exec', '--', 'sh', '-c', 'kill -TERM $$')).toMatchObject({
      exitCode: 143,
    });
  });

  test('says so when there is no such command', async () => {
    const { exitCode, stderr } = await osmops('provider', 'exec', '--', 'no-such-command');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: no-such-command could not be run: .*ENOENT/);
  });
});
