import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { operations } from '../../../../src/poller/http/operations.js';
import { trackReadiness } from '../../../../src/poller/http/readiness.js';
import { routesOf } from '../../../../src/poller/http/routes/index.js';
import { namedSchemas } from '../../../../src/poller/http/schemas.js';
import { createMetrics } from '../../../../src/poller/metrics/index.js';
import { createEventHub } from '../../../../src/poller/run/event-hub.js';
import { fakeControl, load, watched } from '../../support/fake-control.js';
import { ask, startServer, token } from '../../support/server.js';

test('what is served is valid OpenAPI 3.1, and what is committed', async () => {
  const { text } = await ask(await startServer(), '/api/v1/openapi.json');
  const result = await new Validator().validate(JSON.parse(text));
  expect(result).toEqual({ valid: true });
  expect(JSON.parse(await readFile('docs/poller/api/openapi.json', 'utf8'))).toEqual(JSON.parse(text));
});

test('answers have the form that it describes', async () => {
  const running = await startServer({ withToken: true });
  const base = '/api/v1/repositories';
  const get = async (path: string) => JSON.parse((await ask(running, path)).text);
  namedSchemas.Repositories.strict().parse(await get(base));
  namedSchemas.Repository.strict().parse(await get(`${base}/site-a`));
  namedSchemas.History.strict().parse(await get(`${base}/site-a/history`));
  namedSchemas.Events.strict().parse(await get(`${base}/site-a/events`));
  namedSchemas.Readiness.strict().parse(await get('/readyz'));
  const headers = { authorization: `Bearer ${token}` };
  const { text } = await ask(running, `${base}/site-a/suspend`, { method: 'POST', headers });
  namedSchemas.Repository.strict().parse(JSON.parse(text));
});

test('it describes what is served, and nothing else is', () => {
  const control = fakeControl();
  const hub = createEventHub(() => undefined);
  const readiness = trackReadiness(control, hub);
  const metrics = createMetrics(watched, { control, load }, hub);
  const routes = routesOf({
    control,
    events: hub,
    metrics,
    readiness,
    hooks: [],
    onFailure: () => undefined,
  });
  expect(routes.map(({ id }) => id).sort()).toEqual(
    Object.values(operations)
      .map(({ id }) => id)
      .sort(),
  );
});
