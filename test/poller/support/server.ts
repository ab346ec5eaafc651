import { writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Hook, HttpSettings } from '../../../src/poller/http/index.js';
import { type HttpServer, startHttp } from '../../../src/poller/http/index.js';
import { createMetrics } from '../../../src/poller/metrics/index.js';
import { createEventHub, type EventHub } from '../../../src/poller/run/event-hub.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { type FakeControl, fakeControl, load, watched } from './fake-control.js';

export const token = 'a-long-random-token';

export interface Running {
  readonly server: HttpServer;
  readonly control: FakeControl;
  readonly hub: EventHub;
  readonly folder: string;
  readonly failures: unknown[];
}

const running: HttpServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

export interface StartOptions {
  readonly host?: string;
  readonly withToken?: boolean;
  readonly hooks?: (folder: string) => readonly Hook[];
}

/** A real server before a fake control, ended after the test. */
export async function startServer({
  host = '127.0.0.1',
  withToken = false,
  hooks,
}: StartOptions = {}): Promise<Running> {
  const folder = await temporaryFolder();
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, `${token}\n`);
  const settings: HttpSettings = { listen: { host, port: 0 }, ...(withToken ? { tokenFile } : {}) };
  const control = fakeControl();
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const hub = createEventHub(onFailure);
  const server = await startHttp({
    control,
    events: hub,
    metrics: createMetrics(watched, { control, load }, hub),
    settings,
    hooks: hooks?.(folder) ?? [],
    dataDir: join(folder, 'data'),
    onFailure,
  });
  running.push(server);
  return { server, control, hub, folder, failures };
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** In place of the port. */
  readonly socket?: string;
}

/** One request, with headers of all kinds, a false Host among them: fetch would not send it. */
export async function ask(
  { server }: Pick<Running, 'server'>,
  path: string,
  options: AskOptions = {},
): Promise<Answered> {
  const { method = 'GET', headers = {}, body, socket } = options;
  const { hostname, port } = new URL(server.url);
  const where = socket === undefined ? { host: hostname, port } : { socketPath: socket };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ ...where, path, method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}
