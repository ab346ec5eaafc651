import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { gone, osmError } from './support/answers.js';
import { fixture } from './support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from './support/mock-osm.js';

const bytes = Buffer.from('a gzipped tarball');
const md5 = createHash('md5').update(bytes).digest('hex');
const archive = { fileName: 'openldap_knf.tar.gz', bytes, md5 };
const id = 'cc34c4ab-8b37-41fd-8e26-d78716ca69b7';

useMockedOsm();

describe.each([
  ['vnfPackages', 'vnfpkgm/v1/vnf_packages', 'package_content', 'vnf-package.json', 'p7'],
  ['nsPackages', 'nsd/v1/ns_descriptors', 'nsd_content', 'ns-package.json', 'openldap_ns'],
] as const)('%s', (api, path, content, file, descriptorId) => {
  test('look-ups of the same moment are one request', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`/${path}?id=${descriptorId},ghost`)
      .reply(200, [fixture(file)]);
    const [found, none] = await Promise.all([
      nbi[api].findByDescriptorId(descriptorId),
      nbi[api].findByDescriptorId('ghost'),
    ]);
    expect(found).toMatchObject({ id: fixture(file)['_id'], descriptorId, operationalState: 'ENABLED' });
    expect(none).toBeUndefined();
  });

  test('reads by id, and one that is gone is undefined', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`/${path}/${id}`).reply(200, fixture(file));
    mockOsm().get(`/${path}/gone`).reply(404, gone);
    expect(await nbi[api].get(id)).toMatchObject({ descriptorId });
    expect(await nbi[api].get('gone')).toBeUndefined();
  });

  test('uploads an archive with its name and checksum, and its length', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .post(`/${path}_content`, bytes.toString())
      .matchHeader('content-type', 'application/gzip')
      .matchHeader('content-filename', 'openldap_knf.tar.gz')
      .matchHeader('content-file-md5', md5)
      .matchHeader('content-length', String(bytes.byteLength))
      .reply(201, { id });
    expect(await nbi[api].create(archive)).toEqual({ id });
  });

  test('uploads an archive again where OSM takes one', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .put(`/${path}/${id}/${content}`, bytes.toString())
      .matchHeader('content-file-md5', md5)
      .reply(204);
    await nbi[api].replaceContent(id, archive);
  });

  test('patches a descriptor where OSM takes JSON, nulls included', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().put(`/${path}_content/${id}`, { description: null }).reply(204);
    await nbi[api].patchDescriptor(id, { description: null });
  });

  test('says and reads whose a package is, beside what others keep there', async () => {
    const { nbi } = await openLoggedIn();
    const said = { owner: 'o1', name: 'site-a', content_hash: 'sha256:1' };
    const record = { _id: id, id: 'x', _admin: { userDefinedData: { theirs: 1, osmops: said } } };
    mockOsm()
      .patch(`/${path}/${id}`, { userDefinedData: { osmops: said } })
      .reply(204);
    mockOsm()
      .patch(`/${path}/same`)
      .reply(409, osmError('CONFLICT', 409, 'Nothing changes'));
    mockOsm().get(`/${path}/${id}`).reply(200, record);
    const mark = { owner: 'o1', name: 'site-a', contentHash: 'sha256:1' };
    await nbi[api].mark(id, mark);
    await nbi[api].mark('same', mark);
    expect(await nbi[api].get(id)).toMatchObject({ mark });
  });

  test('a deletion is content when the package is gone, and says so when it is used', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().delete(`/${path}/${id}`).reply(204);
    mockOsm().delete(`/${path}/gone`).reply(404, gone);
    mockOsm()
      .delete(`/${path}/used`)
      .reply(409, osmError('CONFLICT', 409, 'There is at least one using this descriptor'));
    await nbi[api].delete(id);
    await nbi[api].delete('gone');
    await expect(nbi[api].delete('used')).rejects.toMatchObject({ code: 'nbi-conflict' });
  });

  test('lists descriptor ids, leaving out a package that was never uploaded', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`/${path}`)
      .reply(200, [{ id: 'b' }, { id: 'a' }, { _admin: { onboardingState: 'CREATED' } }]);
    expect(await nbi[api].descriptorIds()).toEqual(['a', 'b']);
  });

  test('lists all packages; one that was never uploaded is told of by its id', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`/${path}`)
      .reply(200, [{ _id: 'empty', _admin: { onboardingState: 'CREATED' } }, fixture(file)]);
    expect(await nbi[api].list()).toMatchObject({
      records: [{ descriptorId }],
      others: [{ id: 'empty', name: undefined }],
    });
  });

  test('downloads the archive as it is', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm()
      .get(`/${path}/${id}/${content}`)
      .matchHeader('accept', 'application/zip')
      .reply(200, bytes, { 'content-type': 'application/zip' });
    expect(await nbi[api].archive(id)).toEqual(bytes);
  });

  test.each([406, 409])(
    'has no archive where OSM answers %i: a descriptor alone, or nothing yet',
    async (status) => {
      const { nbi } = await openLoggedIn();
      mockOsm()
        .get(`/${path}/${id}/${content}`)
        .reply(status, osmError('X', status, 'no archive'));
      expect(await nbi[api].archive(id)).toBeUndefined();
    },
  );

  test('does not take a failure for an archive that is not there', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`/${path}/${id}/${content}`).reply(404, gone);
    await expect(nbi[api].archive(id)).rejects.toMatchObject({ code: 'nbi-not-found' });
  });

  test('our own write makes it look again', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get(`/${path}?id=${descriptorId}`).reply(200, []);
    mockOsm().post(`/${path}_content`).reply(201, { id });
    mockOsm()
      .get(`/${path}?id=${descriptorId}`)
      .reply(200, [fixture(file)]);
    expect(await nbi[api].findByDescriptorId(descriptorId)).toBeUndefined();
    await nbi[api].create(archive);
    expect(await nbi[api].findByDescriptorId(descriptorId)).toMatchObject({ descriptorId });
  });
});

test('two packages of one descriptor id are an error that names both', async () => {
  const { nbi } = await openLoggedIn();
  const twins = [fixture('vnf-package.json'), fixture('vnf-package.json', { _id: 'twin' })];
  mockOsm().get('/vnfpkgm/v1/vnf_packages?id=p7').reply(200, twins);
  await expect(nbi.vnfPackages.findByDescriptorId('p7')).rejects.toMatchObject({
    code: 'ambiguous-name',
    message: expect.stringContaining(`${id}, twin`),
  });
});

test('a file name that no header can hold is written in characters it can', async () => {
  const { nbi } = await openLoggedIn();
  mockOsm()
    .post('/vnfpkgm/v1/vnf_packages_content')
    .matchHeader('content-filename', 'caf_.tar.gz')
    .reply(201, { id });
  await nbi.vnfPackages.create({ ...archive, fileName: 'café.tar.gz' });
});
