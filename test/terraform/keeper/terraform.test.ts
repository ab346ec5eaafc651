import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { readMark } from '../../../src/terraform/keeper/mark.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { open } from './support.js';

let root: string;
let store: string;
/** Terraform's working folder with the `http` backend, and one with the `local` one on the same state. */
let kept: string;
let plain: string;

beforeEach(async () => {
  root = await temporaryFolder();
  [store, kept, plain] = [join(root, 'store'), join(root, 'kept'), join(root, 'plain')];
});

/** A resource whose creation takes so many seconds. */
const slow = (seconds: number) => ({
  provisioner: [{ 'local-exec': { command: `sleep ${seconds}` } }],
});

async function configure(folder: string, backend: object, resources: object): Promise<void> {
  await mkdir(folder, { recursive: true });
  const configuration = { terraform: { backend }, resource: { terraform_data: resources } };
  await writeFile(join(folder, 'main.tf.json'), JSON.stringify(configuration));
}

const configureKept = (resources: object) => configure(kept, { http: {} }, resources);
const configurePlain = (resources: object) =>
  configure(plain, { local: { path: join(store, 'terraform.tfstate') } }, resources);

function terraform(cwd: string, env: Readonly<Record<string, string>>, ...args: string[]) {
  return execa('terraform', args, { cwd, env: { ...env, CHECKPOINT_DISABLE: '1' }, all: true });
}

const apply = ['apply', '-auto-approve', '-no-color'] as const;
const names = async (folder: string, env: Readonly<Record<string, string>> = {}) =>
  (await terraform(folder, env, 'state', 'list')).stdout.split('\n');

test('a plan that was made with one keeper is applied with another, and the state is what Terraform sees', async () => {
  await configureKept({ a: {}, b: {} });
  const first = await open(store);
  await terraform(kept, first.environment, 'init');
  await terraform(kept, first.environment, 'plan', '-out=plan');
  await first.close();
  const second = await open(store);
  await terraform(kept, second.environment, 'init');
  await terraform(kept, second.environment, 'apply', 'plan');
  const { stdout } = await terraform(kept, second.environment, 'state', 'pull');
  expect(readMark(stdout)).toEqual(second.mark());
  second.hide(['terraform_data.a']);
  expect(await names(kept, second.environment)).toEqual(['terraform_data.b']);
  const planned = await terraform(kept, second.environment, ...apply);
  expect(planned.stdout).toContain('1 added, 0 changed, 0 destroyed');
  await terraform(kept, second.environment, 'destroy', '-auto-approve');
  expect(second.mark()?.serial).toBeGreaterThan(2);
  await second.close();
  const files = await readdir(kept, { recursive: true });
  const texts = files.filter((name) => /tfstate$|^plan$/.test(name)).map((name) => join(kept, name));
  const secrets = [first, second].map(({ environment }) => environment['TF_HTTP_PASSWORD'] ?? '?');
  for (const file of texts) {
    const content = await readFile(file, 'latin1');
    for (const secret of secrets) expect(content).not.toContain(secret);
  }
});

test('plain Terraform waits for a keeper, and a keeper for plain Terraform: no write is lost', async () => {
  await configureKept({ a: {} });
  await configurePlain({ a: {}, b: slow(1.5) });
  const first = await open(store);
  await terraform(kept, first.environment, 'init');
  await terraform(plain, {}, 'init');
  await expect(terraform(plain, {}, ...apply)).rejects.toMatchObject({
    all: expect.stringMatching(/Error acquiring the state lock[\s\S]*Operation: +osmops/),
  });
  const waiting = terraform(plain, {}, ...apply, '-lock-timeout=60s');
  let output = '';
  waiting.all?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await until(() => output.includes('Acquiring state lock'));
  await terraform(kept, first.environment, ...apply);
  await first.close();
  await until(() => output.includes('terraform_data.b: Creating'));
  await expect(open(store, 0)).rejects.toMatchObject({
    code: 'state-locked',
    message: expect.stringContaining('OperationTypeApply'),
  });
  const second = await open(store, 30_000);
  expect((await waiting).stdout).toContain('1 added');
  expect(await names(kept, second.environment)).toEqual(['terraform_data.a', 'terraform_data.b']);
  await second.close();
  expect(await readdir(store)).not.toContain('.terraform.tfstate.lock.info');
});

test('a Terraform whose osmops is killed keeps others out, and what it leaves is taken in', async () => {
  await configureKept({ a: {}, b: slow(1) });
  const setting = await open(store);
  await terraform(kept, setting.environment, 'init');
  await setting.close();
  const output = join(root, 'output');
  // A process of its own that keeps the state and runs Terraform, to be killed.
  const keeper = new URL('../../../dist/src/terraform/keeper/index.js', import.meta.url);
  const program = `
    import { spawn } from 'node:child_process';
    import { openSync } from 'node:fs';
    const { openKeeper } = await import('${keeper}');
    const lock = { timeoutMs: 5000, signal: new AbortController().signal };
    const keeper = await openKeeper({ folder: '${store}', lock });
    const output = openSync('${output}', 'w');
    spawn('terraform', ${JSON.stringify(apply)}, {
      cwd: '${kept}',
      env: { ...process.env, ...keeper.environment, TF_HTTP_RETRY_MAX: '0' },
      detached: true,
      stdio: ['ignore', output, output, keeper.lockFd],
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    stdio: 'inherit',
  });
  const said = () => readFile(output, 'utf8').catch(() => '');
  await until(async () => (await said()).includes('terraform_data.b: Provisioning'));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect(open(store, 0)).rejects.toMatchObject({ code: 'state-locked' });
  const next = await open(store, 30_000);
  expect(await said()).toContain('Failed to save state');
  expect(next.read()).toBeUndefined();
  expect(await next.takeIn(join(kept, 'errored.tfstate'))).toBe(true);
  expect(await names(kept, next.environment)).toEqual(['terraform_data.a', 'terraform_data.b']);
  await next.close();
  expect(await readdir(kept)).not.toContain('errored.tfstate');
});
