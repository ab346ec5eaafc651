import { describe, expect, test } from '@jest/globals';
import { fixture } from '../support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';

const path = '/nslcm/v1/ns_lcm_op_occs';
const known = (id: string, startTime?: number) => ({ id, startTime });

function record(id: string, nsInstanceId: string, startTime: number): object {
  return fixture('operation-completed.json', { id, nsInstanceId, startTime });
}

function inYaml(
  ...records: readonly (readonly [id: string, nsInstanceId: string, startTime: number])[]
): string {
  const texts = records.map(
    ([id, nsInstanceId, startTime]) =>
      `-   _id: ${id}\n    id: ${id}\n    nsInstanceId: ${nsInstanceId}\n    startTime: ${startTime}\n`,
  );
  return records.length === 0 ? '--- []\n' : `---\n${texts.join('')}`;
}

function mockYaml() {
  return mockOsm().matchHeader('accept', 'application/yaml');
}

useMockedOsm();

describe('news', () => {
  test('are asked for in YAML, for all instances of the moment, and are none beside a witness each', async () => {
    const { nbi } = await openLoggedIn();
    mockYaml()
      .get(`${path}?nsInstanceId=x,y&startTime.gte=10&id.ne=y1`)
      .reply(200, inYaml(['x1', 'x', 10], ['y2', 'y', 12]));
    const answers = await Promise.all([
      nbi.operations.news('x', [known('x0', 5), known('x1', 10)]),
      nbi.operations.news('y', [known('y1', 11), known('y2', 12)]),
    ]);
    expect(answers).toEqual(Array(2).fill({ isWitnessed: true, operations: [] }));
  });

  test('are brought whole, oldest first, and without what came before the known ones', async () => {
    const { nbi } = await openLoggedIn();
    mockYaml()
      .get(`${path}?nsInstanceId=x,y&startTime.gte=10`)
      .reply(
        200,
        inYaml(['y3', 'y', 22], ['y1', 'y', 11], ['y2', 'y', 12], ['y4', 'y', 21], ['x1', 'x', 10]),
      );
    mockOsm()
      .matchHeader('accept', 'application/json')
      .get(`${path}?id=y3,y4`)
      .reply(200, [record('y3', 'y', 22), record('y4', 'y', 21)]);
    const [ofX, ofY] = await Promise.all([
      nbi.operations.news('x', [known('x1', 10)]),
      nbi.operations.news('y', [known('y2', 12)]),
    ]);
    expect(ofX).toEqual({ isWitnessed: true, operations: [] });
    expect(ofY?.operations.map(({ id }) => id)).toEqual(['y4', 'y3']);
    expect(ofY?.operations[0]?.operationParams).toMatchObject({ nsName: 'c1' });
  });

  test('of an instance without any operation do not witness it', async () => {
    const { nbi } = await openLoggedIn();
    mockYaml().get(`${path}?nsInstanceId=x&startTime.gte=10`).reply(200, inYaml());
    expect(await nbi.operations.news('x', [known('x1', 10)])).toEqual({ isWitnessed: false, operations: [] });
  });

  test('make the start of a known operation known, before which nothing is new', async () => {
    const { nbi } = await openLoggedIn();
    mockYaml()
      .get(`${path}?nsInstanceId=x`)
      .reply(200, inYaml(['x0', 'x', 5], ['x1', 'x', 10]));
    expect(await nbi.operations.news('x', [known('x1')])).toEqual({ isWitnessed: true, operations: [] });
    expect(nbi.operations.recall([known('x1')])).toEqual([known('x1', 10)]);
  });

  test('are asked for in JSON, from then on, when the YAML is not of the expected form', async () => {
    const { nbi } = await openLoggedIn();
    const asked = `${path}?nsInstanceId=x&startTime.gte=10`;
    mockYaml().get(asked).reply(200, '---\n- id: x1\n');
    mockOsm()
      .matchHeader('accept', 'application/json')
      .get(asked)
      .twice()
      .reply(200, [record('x1', 'x', 10)]);
    const news = () => nbi.operations.news('x', [known('x1', 10)]);
    expect(await news()).toEqual({ isWitnessed: true, operations: [] });
    expect(await news()).toEqual({ isWitnessed: true, operations: [] });
  });

  test('that OSM refuses fail with what it says to JSON', async () => {
    const { nbi } = await openLoggedIn();
    const asked = `${path}?nsInstanceId=x&startTime.gte=10`;
    mockYaml().get(asked).reply(401, '---\ncode: UNAUTHORIZED\ndetail: lack of permissions\nstatus: 401\n');
    const refusal = { code: 'UNAUTHORIZED', detail: 'lack of permissions', status: 401 };
    mockOsm().matchHeader('accept', 'application/json').get(asked).reply(401, refusal);
    await expect(nbi.operations.news('x', [known('x1', 10)])).rejects.toMatchObject({
      code: 'nbi-forbidden',
      message: expect.stringContaining('lack of permissions'),
    });
  });
});
