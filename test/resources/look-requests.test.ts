import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../provider/json/index.js';
import type { Nbi } from '../../provider/nbi/index.js';
import type { Osm } from '../../provider/osm.js';
import { parseJsonObject } from '../../provider/resources/json-object-text.js';
import type { Baseline } from '../../provider/resources/ns-instance/effective.js';
import { look } from '../../provider/resources/ns-instance/look.js';
import { toYaml } from '../../src/simulator/yaml.js';
import { fixture, fixtureText } from '../nbi/support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../nbi/support/mock-osm.js';

const id = 'd275bca5-8b90-4830-9504-9440ee7cee29';
const creation = { id: '65cae6a7-f834-4061-b7c0-ce737ed53fbc', startTime: 1795337459.1095238 };
const baseline: Baseline = { operations: [creation], kdus: new Map() };
const instances = '/nslcm/v1/ns_instances_content';
const operations = '/nslcm/v1/ns_lcm_op_occs';

useMockedOsm();

function osmOf(nbi: Nbi): Osm {
  const settings = {
    adoptExisting: true,
    onKeyRemoval: 'error',
    relativePaths: true,
    secretsMayAppear: true,
    timeoutMs: 1,
  } as const;
  return { nbi, settings };
}

/** What OSM answers to the two cheap questions, and to a third one if there is something new. */
function answerCheaply(unready: object[], found: JsonObject[], news: JsonObject[] = []): void {
  const all = [...found, ...news];
  mockOsm().get(`${instances}?nsState.ne=READY&id=${id}`).reply(200, unready);
  mockOsm()
    .matchHeader('accept', 'application/yaml')
    .get(`${operations}?nsInstanceId=${id}&startTime.gte=${creation.startTime}`)
    .reply(200, all.length === 0 ? '--- []\n' : `---\n${toYaml(all, 4)}`);
  if (news.length === 0) return;
  const ids = news.map((each) => each['id']).join(',');
  mockOsm().get(`${operations}?id=${ids}`).reply(200, news);
}

/** What OSM answers when the instance is looked at fully. */
function answerFully(found: object[]): void {
  mockOsm().get(`${instances}?id=${id}`).reply(200, found);
  mockOsm().get(`${operations}?nsInstanceId=${id}&startTime.gt=${creation.startTime}`).reply(200, []);
}

const witness = parseJsonObject(fixtureText('operation-completed.json'));
const after = { id: 'later', startTime: creation.startTime + 1 };

describe('a look at an instance', () => {
  test('that is READY reads no record of it: its last operation proves that it is there', async () => {
    const { nbi } = await openLoggedIn();
    answerCheaply([], [witness]);
    expect(await look(id, baseline, osmOf(nbi))).toMatchObject({
      instance: undefined,
      operations: [],
    });
  });

  test('that is not READY has its record', async () => {
    const { nbi } = await openLoggedIn();
    answerCheaply([fixture('ns-instance-ready.json', { nsState: 'DEGRADED' })], [witness]);
    expect(await look(id, baseline, osmOf(nbi))).toMatchObject({ instance: { nsState: 'DEGRADED' } });
  });

  test.each(['scale', 'heal', 'update', 'terminate', 'of a later release'])(
    'after an operation of the type %s reads its record: there is no telling what changed',
    async (lcmOperationType) => {
      const { nbi } = await openLoggedIn();
      answerCheaply([], [witness], [{ ...witness, ...after, lcmOperationType }]);
      answerFully([fixture('ns-instance-ready.json')]);
      expect(await look(id, baseline, osmOf(nbi))).toMatchObject({ instance: { id } });
    },
  );

  test('without a witness takes it for gone only when its record is gone', async () => {
    const { nbi } = await openLoggedIn();
    answerCheaply([], []);
    answerFully([]);
    expect(await look(id, baseline, osmOf(nbi))).toBeUndefined();
  });

  test('whose operations somebody purged is there all the same', async () => {
    const { nbi } = await openLoggedIn();
    answerCheaply([], []);
    answerFully([fixture('ns-instance-ready.json')]);
    expect(await look(id, baseline, osmOf(nbi))).toMatchObject({ instance: { id } });
  });

  test('of which nothing is known yet reads everything', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${instances}?id=${id}`)
      .reply(200, [fixture('ns-instance-ready.json')]);
    mockOsm().get(`${operations}?nsInstanceId=${id}`).reply(200, [witness]);
    expect(await look(id, undefined, osmOf(nbi))).toMatchObject({ instance: { id } });
  });
});
