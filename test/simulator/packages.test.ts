import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { read } from './client.js';
import { descriptor, type Openldap, openOpenldap } from './openldap.js';

// Release 8's recordings pin packages of the older format; here is the same for SOL006, and for both side by side.

let osm: Openldap;

beforeAll(async () => {
  osm = await openOpenldap();
});
afterAll(() => osm.simulator.close());

const vnfPackages = 'vnfpkgm/v1/vnf_packages';
const nsPackages = 'nsd/v1/ns_descriptors';

function postYaml(path: string, yaml: string) {
  const headers = {
    'Content-Type': 'application/yaml',
    'Content-Length': String(Buffer.byteLength(yaml)),
  };
  return osm.client.call('POST', path, yaml, headers);
}

test('a release that takes SOL006 takes the older format too', async () => {
  const older =
    'vnfd-catalog: {vnfd: [{id: old, mgmt-interface: {cp: m}, connection-point: [{name: m}], kdu: [{name: k}]}]}';
  expect((await postYaml(`${vnfPackages}_content`, older)).status).toBe(201);
  expect(osm.simulator.world.packages()).toContain('old');
});

test('an unknown key in a SOL006 descriptor is a 422 that leaves nothing behind', async () => {
  const yaml = (await descriptor('openldap_vnfd.yaml')).replace('id: openldap_knf', 'id: odd\n  colour: red');
  expect((await postYaml(`${vnfPackages}_content`, yaml)).status).toBe(422);
  expect(osm.simulator.world.packages()).not.toContain('odd');
});

test('a management point that does not exist is a 422', async () => {
  const yaml = (await descriptor('openldap_vnfd.yaml'))
    .replace('id: openldap_knf', 'id: lost')
    .replace('mgmt-cp: mgmt-ext', 'mgmt-cp: elsewhere');
  expect((await postYaml(`${vnfPackages}_content`, yaml)).status).toBe(422);
});

test('a SOL006 NSD must name VNFDs that exist', async () => {
  const yaml = (await descriptor('openldap_nsd.yaml'))
    .replace('id: openldap_ns', 'id: other_ns')
    .replaceAll('openldap_knf', 'ghost');
  expect((await postYaml(`${nsPackages}_content`, yaml)).status).toBe(409);
});

test('a VNFD that a SOL006 NSD names cannot be deleted', async () => {
  const answer = await osm.client.call('DELETE', `${vnfPackages}/${osm.vnfdId}`);
  expect(answer.status).toBe(409);
});

test('a key dropped from an uploaded descriptor stays until a null takes it away', async () => {
  const descriptionOf = async () =>
    Object(read(await osm.client.call('GET', `${vnfPackages}/${osm.vnfdId}`)))['description'];
  const yaml = (await descriptor('openldap_vnfd.yaml')).replace(/ {2}description:.*\n/, '');
  const headers = { 'Content-Type': 'application/yaml', 'Content-Length': String(Buffer.byteLength(yaml)) };
  await osm.client.call('PUT', `${vnfPackages}/${osm.vnfdId}/package_content`, yaml, headers);
  expect(await descriptionOf()).toMatch(/KNF/);
  await osm.client.call('PUT', `${vnfPackages}_content/${osm.vnfdId}`, { description: null });
  expect(await descriptionOf()).toBeUndefined();
});
