import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isJsonObject, type Json, parseExact } from '../../provider/json/index.js';
import { read } from './client.js';
import { forKdu, type Openldap, openOpenldap } from './openldap.js';
import { type Exchange10, readExchanges10 } from './recordings/exchanges.js';

// What release 10 answered about SOL006 packages and their NS instances. Its records of VIM accounts have keys of
// their own, which nothing reads and the simulator does not have.

let osm: Openldap;
let recorded: readonly Exchange10[];

beforeAll(async () => {
  osm = await openOpenldap({ operationSeconds: 0.01 });
  recorded = await readExchanges10();
});
afterAll(() => osm.simulator.close());

function recordedAnswer(method: string, path: string): Json {
  const found = recorded.find(({ request }) => request?.method === method && request.path === path);
  return parseExact(found?.response.body ?? 'null');
}

/** The keys and types of a value; texts made of a record's own ids as keys are all the same. */
function shapeOf(value: Json): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (!isJsonObject(value)) return value === null ? 'null' : typeof value;
  const entries = Object.entries(value).map(([key, item]) => [
    key.replace(/^vim:.*/, 'vim:ID'),
    shapeOf(item),
  ]);
  return Object.fromEntries(entries);
}

async function actualAnswer(path: string): Promise<Json> {
  return parseExact(JSON.stringify(read(await osm.client.call('GET', path))));
}

test('an NSD in SOL006 has the recorded shape, its texts turned into the types of the model', async () => {
  const nsds = await actualAnswer('nsd/v1/ns_descriptors');
  expect(shapeOf(nsds)).toEqual(shapeOf(recordedAnswer('GET', '/osm/nsd/v1/ns_descriptors')));
  expect(nsds).toMatchObject([{ 'virtual-link-desc': [{ 'mgmt-network': true }] }]);
});

test('NS instances of an NSD in SOL006 have the recorded shape', async () => {
  const body = (nsName: string) => ({
    nsName,
    nsdId: osm.nsdId,
    vimAccountId: osm.vimAccountId,
    nsDescription: 'default description',
  });
  await osm.client.create('nslcm/v1/ns_instances_content', body('ldap'));
  await osm.client.create('nslcm/v1/ns_instances_content', {
    ...body('ldap2'),
    additionalParamsForVnf: [forKdu({ replicaCount: '2' })],
  });
  await osm.simulator.world.settled();
  const expected = recordedAnswer('GET', '/osm/nslcm/v1/ns_instances_content');
  expect(shapeOf(await actualAnswer('nslcm/v1/ns_instances_content'))).toEqual(shapeOf(expected));
});
