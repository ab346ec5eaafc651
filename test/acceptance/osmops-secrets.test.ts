import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { exampleRepository } from '../cli/support/example.js';
import { textOfFiles, tokensOf } from './support/secrets.js';

const canary = 'canary-1b9c4e60';
let simulator: Simulator;
let url: string;
let repository: string;

beforeEach(async () => {
  repository = await exampleRepository();
  const operator = { name: 'operator', password: canary, roles: { admin: 'system_admin' } };
  simulator = createSimulator({
    operationSeconds: 0.05,
    seed: { vimAccounts: ['mylocation1'], users: [operator] },
  });
  const address = await simulator.listen();
  url = address.url;
  const connection = `hostname: 127.0.0.1:${address.port}\nproject: admin\nuser: operator\npassword: ${canary}\n`;
  await writeFile(join(repository, 'connection.yaml'), connection);
});

afterEach(async () => {
  await simulator.close();
});

test('the password and the tokens are in nothing that osmops prints, logs or writes at TF_LOG=TRACE', async () => {
  const texts: string[] = [];
  const commands = [['validate'], ['synth'], ['plan'], ['apply', '--auto-approve'], ['drift', '--json']];
  for (const args of commands) {
    const env = { TF_LOG: 'TRACE', OSMOPS_DEBUG: '1' };
    const main = resolve('dist/src/cli/main.js');
    const { all, exitCode } = await execa(process.execPath, [main, ...args], {
      cwd: repository,
      env,
      all: true,
    });
    expect(exitCode).toBe(0);
    texts.push(all, await textOfFiles(repository));
  }
  const tokens = await tokensOf(url, 'operator');
  expect(tokens.length).toBeGreaterThan(0);
  expect(texts.join('\n')).toContain('ns_instances_content');
  for (const secret of [canary, ...tokens]) expect(texts.join('\n')).not.toContain(secret);
});
