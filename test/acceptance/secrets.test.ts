import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { textOfFiles, tokensOf } from './support/secrets.js';
import { openSystem, type System } from './support/system.js';

const canary = 'canary-8f1d2c7e';
let system: System;

beforeEach(async () => {
  system = await openSystem({ password: canary, log: 'TRACE' });
});

afterEach(async () => {
  await system.close();
});

test('the password is in no output, log or file at the most verbose level, token included', async () => {
  await system.write(openldapPackages + openldapInstance('{ replicaCount = "2" }'));
  const texts = [(await system.apply()).text];
  await system.write(openldapPackages + openldapInstance('{ replicaCount = "3" }'));
  system.simulator.faults.add({
    method: 'POST',
    path: /action/,
    action: { status: 500, body: `<html>${canary}</html>` },
  });
  texts.push((await system.run('apply', '-auto-approve')).text);
  const connection = await readFile(join(system.folder, 'connection.yaml'), 'utf8');
  await system.restartProvider();
  await writeFile(
    join(system.folder, 'connection.yaml'),
    connection.replace('user: operator', 'user: nobody'),
  );
  texts.push((await system.run('plan')).text);
  texts.push(system.providerLog());
  texts.push(await textOfFiles(system.folder));
  const secrets = [canary, ...(await tokensOf(system.url, 'operator'))];
  expect(secrets.length).toBeGreaterThan(1);
  for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret);
});
