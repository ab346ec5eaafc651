import { describe, expect, test } from '@jest/globals';
import { gone, osmError } from './support/answers.js';
import { fixture } from './support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from './support/mock-osm.js';

const ready = 'd275bca5-8b90-4830-9504-9440ee7cee29';
const broken = '54f91b7c-b603-49db-b8e6-0f2c07089c9e';
const started = '65cae6a7-f834-4061-b7c0-ce737ed53fbc';
const path = '/nslcm/v1/ns_instances_content';
const notInstantiated = osmError(
  'CONFLICT',
  409,
  `ns_instance '${ready}' cannot be 'terminate' because it is not instantiated`,
);

useMockedOsm();

describe('get', () => {
  test('reads of the same moment are one request, and each gets its own', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?id=${ready},gone,${broken}`)
      .reply(200, [fixture('ns-instance-broken.json'), fixture('ns-instance-ready.json')]);
    const found = await Promise.all([ready, 'gone', broken, ready].map((id) => nbi.nsInstances.get(id)));
    expect(found.map((instance) => instance?.nsState)).toEqual(['READY', undefined, 'BROKEN', 'READY']);
  });

  test('is never answered from memory', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?id=${ready}`)
      .reply(200, [fixture('ns-instance-ready.json', { nsState: 'BUILDING' })]);
    mockOsm()
      .get(`${path}?id=${ready}`)
      .reply(200, [fixture('ns-instance-ready.json')]);
    expect(await nbi.nsInstances.get(ready)).toMatchObject({ nsState: 'BUILDING' });
    expect(await nbi.nsInstances.get(ready)).toMatchObject({ nsState: 'READY' });
  });

  test('that finds an instance gone has look-ups by name forgotten', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?name=c1`)
      .reply(200, [fixture('ns-instance-ready.json')]);
    mockOsm().get(`${path}?id=${ready}`).reply(200, []);
    mockOsm().get(`${path}?name=c1`).reply(200, []);
    expect(await nbi.nsInstances.findByName('c1')).toHaveLength(1);
    expect(await nbi.nsInstances.get(ready)).toBeUndefined();
    expect(await nbi.nsInstances.findByName('c1')).toEqual([]);
  });

  test('a failure reaches every read of the batch', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?id=a,b`)
      .reply(500, osmError('INTERNAL_SERVER_ERROR', 500, 'x'));
    const reads = await Promise.allSettled([nbi.nsInstances.get('a'), nbi.nsInstances.get('b')]);
    expect(reads).toMatchObject([
      { status: 'rejected', reason: { code: 'nbi-failed' } },
      { status: 'rejected', reason: { code: 'nbi-failed' } },
    ]);
  });
});

describe('findByName', () => {
  test('brings all instances of one name, and asks for several names at once', async () => {
    const { nbi } = await openLoggedIn();
    const twin = fixture('ns-instance-ready.json', { _id: 'twin' });
    mockOsm()
      .get(`${path}?name=c1,nosuch`)
      .reply(200, [fixture('ns-instance-ready.json'), twin]);
    const [twins, none] = await Promise.all([
      nbi.nsInstances.findByName('c1'),
      nbi.nsInstances.findByName('nosuch'),
    ]);
    expect(twins.map(({ id }) => id)).toEqual([ready, 'twin']);
    expect(none).toEqual([]);
  });

  test('a name that OSM takes apart at its comma finds nothing of another name', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`${path}?name=c1%2Cc2`)
      .reply(200, [fixture('ns-instance-ready.json')]);
    expect(await nbi.nsInstances.findByName('c1,c2')).toEqual([]);
  });

  test('is remembered for 30 s, absence too, unless asked afresh', async () => {
    const { nbi, clock } = await openLoggedIn();
    const asked = mockOsm().get(`${path}?name=c1`).times(3).reply(200, []);
    await nbi.nsInstances.findByName('c1');
    clock.advance(29_999);
    await nbi.nsInstances.findByName('c1');
    await nbi.nsInstances.findByName('c1', { fresh: true });
    clock.advance(30_000);
    await nbi.nsInstances.findByName('c1');
    expect(asked.isDone()).toBe(true);
  });

  test('a failed look-up is not remembered', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}?name=c1`).reply(500, '');
    mockOsm().get(`${path}?name=c1`).reply(200, []);
    await expect(nbi.nsInstances.findByName('c1')).rejects.toMatchObject({ code: 'nbi-failed' });
    expect(await nbi.nsInstances.findByName('c1')).toEqual([]);
  });

  test.each([
    ['create', '/nslcm/v1/ns_instances_content', 201, { id: ready, nslcmop_id: started }],
    ['upgradeKdu', `/nslcm/v1/ns_instances/${ready}/action`, 202, { id: started }],
    ['terminate', `/nslcm/v1/ns_instances/${ready}/terminate`, 500, ''],
  ] as const)('is forgotten by our own %s, even one that fails', async (verb, url, status, body) => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`${path}?name=c1`).twice().reply(200, []);
    mockOsm().post(url).reply(status, body);
    await nbi.nsInstances.findByName('c1');
    const writes = {
      create: () => nbi.nsInstances.create({ nsName: 'c1', nsdId: 'n', vimAccountId: 'v' }),
      upgradeKdu: () => nbi.nsInstances.upgradeKdu(ready, { memberVnfIndex: 'm', kduName: 'k', params: {} }),
      terminate: () => nbi.nsInstances.terminate(ready).catch(() => undefined),
    };
    await writes[verb]();
    await nbi.nsInstances.findByName('c1');
  });
});

describe('writing', () => {
  test('create sends the body as JSON and brings instance and operation', async () => {
    const { nbi } = await openLoggedIn();
    const body = {
      nsName: 'c1',
      nsdId: '508f23bd-4937-4ae8-b3de-9da33a9b2913',
      vimAccountId: '9e9b08d8-8017-461f-b8be-36bb8efd6c65',
      nsDescription: 'd',
      additionalParamsForVnf: [{ 'member-vnf-index': 'openldap', additionalParamsForKdu: [] }],
    };
    mockOsm().post(path, body).reply(201, { id: ready, nslcmop_id: started });
    expect(await nbi.nsInstances.create(body)).toEqual({ id: ready, operationId: started });
  });

  test('upgradeKdu names a model among the parameters', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .post(`/nslcm/v1/ns_instances/${ready}/action`, {
        member_vnf_index: 'openldap',
        kdu_name: 'ldap',
        primitive: 'upgrade',
        primitive_params: { replicaCount: '3', kdu_model: 'stable/openldap:1.2.8' },
      })
      .reply(202, { id: started });
    const params = { replicaCount: '3' };
    await nbi.nsInstances.upgradeKdu(ready, {
      memberVnfIndex: 'openldap',
      kduName: 'ldap',
      model: 'stable/openldap:1.2.8',
      params,
    });
  });

  test('upgradeKdu starts the NS action', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .post(`/nslcm/v1/ns_instances/${ready}/action`, {
        member_vnf_index: 'openldap',
        kdu_name: 'ldap',
        primitive: 'upgrade',
        primitive_params: { replicaCount: '3' },
      })
      .reply(202, { id: started });
    const upgrade = { memberVnfIndex: 'openldap', kduName: 'ldap', params: { replicaCount: '3' } };
    expect(await nbi.nsInstances.upgradeKdu(ready, upgrade)).toEqual({ operationId: started });
  });

  test('terminate asks for the record to go too', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .post(`/nslcm/v1/ns_instances/${ready}/terminate`, { autoremove: true })
      .reply(202, { id: started });
    expect(await nbi.nsInstances.terminate(ready)).toEqual({ operationId: started });
  });

  test.each([
    ['is not instantiated', 409, notInstantiated],
    ['was never instantiated', 202, { id: null }],
    ['is gone', 404, gone],
  ])('terminate starts nothing when the instance %s', async (_, status, body) => {
    const { nbi } = await openLoggedIn();
    mockOsm().post(`/nslcm/v1/ns_instances/${ready}/terminate`).reply(status, body);
    expect(await nbi.nsInstances.terminate(ready)).toBeUndefined();
  });

  test.each([
    ['starts a termination of an instance that lives', 202, { _id: started }, { operationId: started }],
    ['removes the record of one that does not', 204, undefined, undefined],
    ['is content when it is gone already', 404, gone, undefined],
  ])('remove %s', async (_, status, body, result) => {
    const { nbi } = await openLoggedIn();
    mockOsm().delete(`${path}/${ready}`).reply(status, body);
    expect(await nbi.nsInstances.remove(ready)).toEqual(result);
  });
});
