import { afterAll, describe, expect, test } from '@jest/globals';
import { nsd, oldNsd, oldVnfd, vnfd } from '../../packages/support/descriptors.js';
import { removeFolders } from '../../packages/support/folder.js';
import { deploymentOf, longForm, nsInstance, problemsOf } from '../support/repository.js';

afterAll(removeFolders);

const packages = { 'osm-pkgs/a/vnfd.yaml': vnfd, 'osm-pkgs/b/nsd.yaml': nsd };
const oldPackages = { 'osm-pkgs/a/vnfd.yaml': oldVnfd, 'osm-pkgs/b/nsd.yaml': oldNsd };

describe('references within the repository', () => {
  test('that hold', async () => {
    expect(await problemsOf({ ...packages, 'i.osmops.yaml': nsInstance() })).toEqual([]);
    expect(await problemsOf({ ...oldPackages, 'i.osmops.yaml': nsInstance({ vnfName: '2' }) })).toEqual([]);
  });

  test.each([{}, { kdu: undefined }, { kdu: '{name: ldap, params: {}}' }])(
    'to a member VNF that the NSD does not have and that is given nothing (%p) warns, and nothing is said of it to OSM',
    async (fields) => {
      const files = { ...packages, 'i.osmops.yaml': nsInstance({ vnfName: 'openlap', ...fields }) };
      expect(await problemsOf(files)).toEqual([
        "warning unknown-reference i.osmops.yaml:4:10 The NSD 'openldap_ns' in this repository has no member VNF 'openlap'; did you mean 'openldap'?",
      ]);
      expect((await deploymentOf(files))?.nsInstances).toMatchObject([{ vnfs: [] }]);
    },
  );

  test('to a member VNF that the NSD does not have', async () => {
    const kdu = '{name: ldap, params: {a: "1"}}';
    expect(
      await problemsOf({ ...packages, 'i.osmops.yaml': nsInstance({ vnfName: 'openlap', kdu }) }),
    ).toEqual([
      "error unknown-reference i.osmops.yaml:4:10 The NSD 'openldap_ns' in this repository has no member VNF 'openlap'; did you mean 'openldap'?",
    ]);
  });

  test('to a KDU that the VNFD does not have', async () => {
    expect(
      await problemsOf({ ...packages, 'i.osmops.yaml': nsInstance({ kdu: '{name: zookeeper}' }) }),
    ).toEqual([
      "error unknown-reference i.osmops.yaml:6:13 The VNFD 'openldap_knf' in this repository has no KDU 'zookeeper'.",
    ]);
  });

  test('an NSD or a VNFD that is not in the repository is left to OSM', async () => {
    const instance = nsInstance({ vnfName: 'x', kdu: '{name: y}' });
    expect(await problemsOf({ 'osm-pkgs/a/vnfd.yaml': vnfd, 'i.osmops.yaml': instance })).toEqual([]);
    const known = nsInstance({ kdu: '{name: y}' });
    expect(await problemsOf({ 'osm-pkgs/b/nsd.yaml': nsd, 'i.osmops.yaml': known })).toEqual([]);
  });
});

describe('an NSD that is not in the repository', () => {
  const named = (nsdName: string) => problemsOf({ ...packages, 'i.osmops.yaml': nsInstance({ nsdName }) });

  test.each(['openldap_nsd', 'OpenLDAP_ns', 'opnldap_ns', 'openladp_ns'])(
    'is asked about if its name is nearly that of one that is: %s',
    async (nsdName) => {
      expect(await named(nsdName)).toEqual([
        `warning unknown-reference i.osmops.yaml:3:10 The NSD '${nsdName}' is not in this repository; did you mean 'openldap_ns'?`,
      ]);
    },
  );

  test.each(['openldap_ns_2', 'openldap_ns-v3', 'ldap_ns', 'ns'])(
    'is taken for one in OSM if its name differs by a number or by much: %s',
    async (nsdName) => {
      expect((await named(nsdName)).filter((line) => line.includes('did you mean'))).toEqual([]);
    },
  );
});

describe('the long form', () => {
  const vnfdOfTwo = vnfd.replace('kdu:\n', 'kdu:\n  - {name: admin, helm-chart: stable/admin}\n');
  const nsdOfTwo = nsd
    .replace('      - {id: openldap,', '      - {id: replica, vnfd-id: openldap_knf}\n      - {id: openldap,')
    .concat('    virtual-link-desc:\n    - {id: mgmtnet}\n    - {id: 7}\n');
  const problems = (file: string) =>
    problemsOf({ 'osm-pkgs/a/vnfd.yaml': vnfdOfTwo, 'osm-pkgs/b/nsd.yaml': nsdOfTwo, 'i.osmops.yaml': file });

  test('names what the descriptors have', async () => {
    const vnfs = '[{vnfName: openldap, kdus: [{name: ldap}, {name: admin}]}, {vnfName: replica}]';
    const networks = '[{name: mgmtnet, vimNetworkName: x}, {name: 7, vimNetworkId: y}]';
    expect(await problems(longForm(vnfs, { networks }))).toEqual([]);
  });

  test('every name that they lack is told of', async () => {
    const vnfs = '[{vnfName: openldap, kdus: [{name: ldpa}]}, {vnfName: replika}]';
    const networks = '[{name: mgmt, vimNetworkName: x}]';
    expect(await problems(longForm(vnfs, { networks }))).toEqual([
      "error unknown-reference i.osmops.yaml:5:42 The VNFD 'openldap_knf' in this repository has no KDU 'ldpa'; did you mean 'ldap'?",
      "error unknown-reference i.osmops.yaml:5:61 The NSD 'openldap_ns' in this repository has no member VNF 'replika'; did you mean 'replica'?",
      "error unknown-reference i.osmops.yaml:6:19 The NSD 'openldap_ns' in this repository has no virtual link 'mgmt'.",
    ]);
  });

  test('so is every name among the further arguments', async () => {
    const instantiation =
      '{vld: [{name: mgmt, ip-profile: {}}], additionalParamsForVnf: [{member-vnf-index: replika, config-units: 2}]}';
    expect(await problems(longForm('[]', { instantiation }))).toEqual([
      "error unknown-reference i.osmops.yaml:6:30 The NSD 'openldap_ns' in this repository has no virtual link 'mgmt'.",
      "error unknown-reference i.osmops.yaml:6:98 The NSD 'openldap_ns' in this repository has no member VNF 'replika'; did you mean 'replica'?",
    ]);
  });

  test('what is given twice is told of', async () => {
    const vnfs = '[{vnfName: openldap, kdus: [{name: ldap}, {name: ldap}]}, {vnfName: openldap}]';
    const networks = '[{name: mgmtnet, vimNetworkName: x}, {name: mgmtnet, vimNetworkId: y}]';
    expect(await problems(longForm(vnfs, { networks }))).toEqual([
      "error duplicate-name i.osmops.yaml:5:56 The KDU 'ldap' of member VNF 'openldap' of the NS instance 'ldap' is declared twice, first in i.osmops.yaml:5:42.",
      "error duplicate-name i.osmops.yaml:5:75 The member VNF 'openldap' of the NS instance 'ldap' is declared twice, first in i.osmops.yaml:5:18.",
      "error duplicate-name i.osmops.yaml:6:55 The network 'mgmtnet' of the NS instance 'ldap' is declared twice, first in i.osmops.yaml:6:19.",
    ]);
  });

  test('a virtual link of the older format goes by its id and by its name', async () => {
    const links = '    vld:\n    - {id: v1, name: management}\n    - {id: v2}\n';
    const told = await problemsOf({
      'osm-pkgs/a/vnfd.yaml': oldVnfd,
      'osm-pkgs/b/nsd.yaml': oldNsd + links,
      'i.osmops.yaml': longForm('[]', {
        networks:
          '[{name: v1, vimNetworkId: x}, {name: management, vimNetworkId: x}, {name: v2, vimNetworkId: x}, {name: v3, vimNetworkId: x}]',
      }),
    });
    expect(told).toEqual([expect.stringContaining("has no virtual link 'v3'")]);
  });
});
