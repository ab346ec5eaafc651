import { describe, expect, test } from '@jest/globals';
import { stringifyExact } from '../../../provider/json/index.js';
import { fixture, fixtureText } from '../support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';

const path = '/nslcm/v1/ns_lcm_op_occs';
/** Nothing but the operation's end ends the wait. */
const patient = { signal: new AbortController().signal, timeoutMs: Number.POSITIVE_INFINITY };

function record(id: string, nsInstanceId: string, startTime: number): object {
  return fixture('operation-completed.json', { id, nsInstanceId, startTime });
}

useMockedOsm();

describe('list', () => {
  const known = (id: string, startTime?: number) => ({ id, startTime });

  test('lists of the same moment are one request from the earliest time on, and each gets its own', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?nsInstanceId=x,y&startTime.gt=10.5&id.ne=y0`)
      .reply(200, [
        record('x2', 'x', 30),
        record('x1', 'x', 20),
        record('y1', 'y', 12),
        record('y2', 'y', 21),
      ]);
    const [ofY, ofX] = await Promise.all([
      nbi.operations.list('y', { known: [known('y0', 20)] }),
      nbi.operations.list('x', { known: [known('x0', 10.5)] }),
    ]);
    expect(ofX.map(({ id }) => id)).toEqual(['x1', 'x2']);
    expect(ofY.map(({ id }) => id)).toEqual(['y2']);
  });

  test('an instance whose whole history is wanted does not bring that of the others', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?nsInstanceId=x`)
      .reply(200, [record('x1', 'x', 5)]);
    mockOsm().get(`${path}?nsInstanceId=y&startTime.gt=10`).reply(200, []);
    const [ofX, ofY] = await Promise.all([
      nbi.operations.list('x'),
      nbi.operations.list('y', { known: [known('y0', 10)] }),
    ]);
    expect(ofX.map(({ id }) => id)).toEqual(['x1']);
    expect(ofY).toEqual([]);
  });

  test('a known operation whose start is not known comes along, so that it becomes known', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?nsInstanceId=x&startTime.gt=5`)
      .reply(200, [record('x1', 'x', 10)]);
    const found = await nbi.operations.list('x', { known: [known('x0', 5), known('x1')] });
    expect(found.map(({ id }) => id)).toEqual(['x1']);
  });

  test('a start that was seen once is not asked for again', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?nsInstanceId=x`)
      .reply(200, [record('x1', 'x', 10)]);
    mockOsm().get(`${path}?nsInstanceId=x&startTime.gt=10`).reply(200, []);
    await nbi.operations.list('x', { known: [known('x1')] });
    expect(await nbi.operations.list('x', { known: [known('x1')] })).toEqual([]);
    expect(nbi.operations.recall([known('x1'), known('x2')])).toEqual([known('x1', 10), known('x2')]);
  });

  test('reads a record as OSM keeps it, parameters without loss', async () => {
    const { nbi } = await openLoggedIn();
    const text = fixtureText('operation-failed.json').replace('"fail": 1', '"fail": 12345678901234567890');
    mockOsm().get(`${path}?nsInstanceId=d275bca5-8b90-4830-9504-9440ee7cee29`).reply(200, `[${text}]`);
    const [operation] = await nbi.operations.list('d275bca5-8b90-4830-9504-9440ee7cee29');
    expect(operation).toMatchObject({
      id: '67773ad7-ee61-4e0f-9ef9-71eb9c4f45e4',
      nsInstanceId: 'd275bca5-8b90-4830-9504-9440ee7cee29',
      lcmOperationType: 'action',
      operationState: 'FAILED',
      startTime: 1795337463.8057718,
      statusEnteredTime: 1795337464.1282322,
      errorMessage: expect.stringContaining('UPGRADE FAILED'),
      detailedStatus: expect.stringContaining('UPGRADE FAILED'),
    });
    expect(stringifyExact(operation?.operationParams ?? {})).toContain('"fail":12345678901234567890');
  });
});

describe('await', () => {
  test('looks at several operations in one request', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?operationState.ne=COMPLETED&id=a,b,c`)
      .reply(200, [fixture('operation-failed.json', { id: 'b' })]);
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((id) => nbi.operations.await({ id, lcmOperationType: 'action' }, patient)),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['completed', 'failed', 'completed']);
  });

  test('makes look-ups of instances fresh: the operation changed them', async () => {
    const { nbi } = await openLoggedIn();
    const names = mockOsm().get('/nslcm/v1/ns_instances_content?name=c1').twice().reply(200, []);
    mockOsm().get(`${path}?operationState.ne=COMPLETED&id=a`).reply(200, []);
    await nbi.nsInstances.findByName('c1');
    await nbi.operations.await({ id: 'a', lcmOperationType: 'action' }, patient);
    await nbi.nsInstances.findByName('c1');
    expect(names.isDone()).toBe(true);
  });
});
