import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { textOfFiles } from '../../acceptance/support/secrets.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { startPostgres } from '../support/postgres.js';
import { startStateServer } from '../support/state-server.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

const canary = 'canary-7f3a';
let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

async function secretFile(name: string, content: string): Promise<void> {
  await writeFile(join(system.folder, name), `${content}\n`);
}

test('the state is kept in PostgreSQL, whose password is nowhere in the data folder', async () => {
  const postgres = await startPostgres(await temporaryFolder(), canary);
  try {
    await secretFile('pg.secret', postgres.connection);
    await system.configure({
      backend: '{ type: pg, config: { schema_name: site }, env: { PG_CONN_STR: { file: pg.secret } } }',
    });
    const first = await system.start();
    await first.next('applied');
    await first.stop();
    expect(JSON.parse(await postgres.query('select data from site.states'))).toMatchObject({ version: 4 });

    const second = await system.start();
    await system.commit({ [instanceFile('second')]: instance('second') });
    second.control.wake('site');
    expect(await second.next('applied')).toMatchObject({ summary: { add: 1, change: 0 } });
    expect(await postgres.query("select count(*) from pg_locks where locktype = 'advisory'")).toBe('0');
    expect(await textOfFiles(join(system.folder, 'data'))).not.toContain(canary);
  } finally {
    await postgres.stop();
  }
});

test("the state is kept by an HTTP server, and somebody else's lock is waited for", async () => {
  const server = await startStateServer('osmops', canary);
  try {
    await secretFile('http.secret', canary);
    const addresses = `address: "${server.url}", lock_address: "${server.url}", unlock_address: "${server.url}"`;
    await system.configure({
      backend: `{ type: http, config: { ${addresses}, username: osmops, retry_wait_min: 1 }, env: { TF_HTTP_PASSWORD: { file: http.secret } } }`,
    });
    server.lock = JSON.stringify({ ID: '0b5e', Who: 'somebody', Operation: 'OperationTypeApply' });
    const poller = await system.start();
    await until(() => server.refused > 0);
    expect(server.state).toBe('');
    server.lock = undefined;
    await poller.next('applied');
    expect(JSON.parse(server.state)).toMatchObject({ version: 4 });
    expect(server.lock).toBeUndefined();
    expect(await textOfFiles(join(system.folder, 'data'))).not.toContain(canary);
  } finally {
    await server.stop();
  }
});
