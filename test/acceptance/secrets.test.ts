import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import got from 'got';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

const canary = 'canary-8f1d2c7e';
let system: System;

beforeEach(async () => {
  system = await openSystem({ password: canary, log: 'TRACE' });
});

afterEach(async () => {
  await system.close();
});

/** Everything that a run wrote beside the connection file. */
async function filesWritten(): Promise<string> {
  const entries = await readdir(system.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'connection.yaml');
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return contents.join('\n');
}

/** The tokens that OSM has given out to a user, by OSM's own list of them. */
async function tokensOf(username: string): Promise<string[]> {
  const nbi = got.extend({
    prefixUrl: `${system.url}/osm/admin/v1`,
    headers: { accept: 'application/json' },
  });
  const json = { username: 'admin', password: 'admin', project_id: 'admin' };
  const { id } = await nbi.post('tokens', { json }).json<{ id: string }>();
  const headers = { authorization: `Bearer ${id}` };
  const tokens = await nbi.get('tokens', { headers }).json<{ id: string; username: string }[]>();
  return tokens.filter((token) => token.username === username).map((token) => token.id);
}

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
  await writeFile(join(system.folder, 'connection.yaml'), connection.replace('user: admin', 'user: nobody'));
  texts.push((await system.run('plan')).text);
  texts.push(system.providerLog());
  texts.push(await filesWritten());
  const secrets = [canary, ...(await tokensOf('operator'))];
  expect(secrets.length).toBeGreaterThan(1);
  for (const secret of secrets) expect(texts.join('\n')).not.toContain(secret);
});
