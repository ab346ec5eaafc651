import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { openPoller } from '../../../src/poller/client/index.js';
import { openLog, readPollerConfig, runPoller } from '../../../src/poller/index.js';
import { rejection } from '../../nbi/support/rejection.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';

const secret = 'canary-of-the-hook';

async function start(http: string) {
  const folder = await temporaryFolder();
  const received: string[] = [];
  const receiver = createServer(async (request, response) => {
    received.push(await text(request));
    response.end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await writeFile(join(folder, 'hook-url'), `http://127.0.0.1:${port}/${secret}`);
  await writeFile(join(folder, 'hook-secret'), secret);
  await writeFile(
    join(folder, 'osmops.yaml'),
    `dataDir: data
http: { ${http} }
repositories:
  - name: site-a
    git: { url: "file://${folder}/remote", interval: 1h }
    backend: { type: http, config: { address: "http://127.0.0.1:1/state" } }
    webhook: { provider: gitlab, secretFile: hook-secret }
    notifications: [{ type: webhook, urlFile: hook-url, template: "{{repository}}: {{event}}" }]
`,
  );
  const { config, problems } = await readPollerConfig(join(folder, 'osmops.yaml'));
  if (config === undefined) throw new Error(JSON.stringify(problems));
  const lines: string[] = [];
  const log = openLog({ level: 'info', human: false, write: ({ text }) => lines.push(text) });
  const stop = new AbortController();
  const urls: string[] = [];
  const ended = runPoller(config, { log, signal: stop.signal, onListening: ({ url }) => urls.push(url) });
  ended.catch(() => undefined).finally(() => receiver.close());
  return { folder, lines, received, urls, stop, ended };
}

test('a poller is seen, told of and steered from outside, and ends well', async () => {
  const { folder, lines, received, urls, stop, ended } = await start('listen: "127.0.0.1:0"');
  await until(() => urls.length > 0);
  const [url = ''] = urls;
  const get = async (path: string) => fetch(`${url}${path}`);
  await until(async () => (await get('/readyz')).status === 200);
  await until(() => received.length > 0);
  expect(received).toEqual(['site-a: fetch-failed']);
  expect(await (await get('/metrics')).text()).toMatch(
    /osmops_git_fetch_failures_total\{repository="site-a"\} [1-9]/,
  );

  const poller = openPoller({ socket: join(folder, 'data', 'osmops.sock') });
  await poller.change('suspend', 'site-a');
  expect(await poller.repositories()).toMatchObject([{ name: 'site-a', suspended: true }]);
  await until(() => received.length > 1);
  expect(received[1]).toBe('site-a: suspended');
  expect((await poller.events('site-a')).map(({ kind }) => kind)).toContain('suspended');
  const push = await fetch(`${url}/hooks/site-a`, { method: 'POST', headers: { 'x-gitlab-token': secret } });
  expect(push.status).toBe(202);

  stop.abort();
  await ended;
  expect(await rejection(poller.repositories())).toMatchObject({ code: 'poller-unreachable' });
  await expect(stat(join(folder, 'data', 'osmops.sock'))).rejects.toThrow('ENOENT');
  const events = lines.map((line) => JSON.parse(line));
  expect(events).toContainEqual(
    expect.objectContaining({ level: 'warn', kind: 'fetch-failed', repository: 'site-a' }),
  );
  expect(events).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      message: expect.stringMatching(/^site-a: its state is kept by the backend 'http', but .* data folder/),
    }),
  );
  expect(events.at(-1)).toMatchObject({ level: 'info', message: 'ended' });
  expect(lines.join('')).not.toContain(secret);
});

test('nothing is watched where the server may not listen, and nothing goes on where it cannot', async () => {
  const refused = await start('listen: "0.0.0.0:0"');
  expect(await rejection(refused.ended)).toMatchObject({ code: 'http-refused' });
  await expect(stat(join(refused.folder, 'data'))).rejects.toThrow('ENOENT');

  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const taken = await start(`listen: "127.0.0.1:${port}"`);
  expect(await rejection(taken.ended)).toMatchObject({ code: 'http-failed' });
  other.close();
});
