import { afterAll, describe, expect, test } from '@jest/globals';
import { nsd, oldNsd, oldVnfd, vnfd } from '../packages/support/descriptors.js';
import { removeFolders } from '../packages/support/folder.js';
import { nsInstance, problemsOf } from './support/repository.js';

afterAll(removeFolders);

const packages = { 'osm-pkgs/a/vnfd.yaml': vnfd, 'osm-pkgs/b/nsd.yaml': nsd };
const oldPackages = { 'osm-pkgs/a/vnfd.yaml': oldVnfd, 'osm-pkgs/b/nsd.yaml': oldNsd };

describe('references within the repository', () => {
  test('that hold', async () => {
    expect(await problemsOf({ ...packages, 'i.osmops.yaml': nsInstance() })).toEqual([]);
    expect(await problemsOf({ ...oldPackages, 'i.osmops.yaml': nsInstance({ vnfName: '2' }) })).toEqual([]);
  });

  test('to a member VNF that the NSD does not have', async () => {
    expect(await problemsOf({ ...packages, 'i.osmops.yaml': nsInstance({ vnfName: 'openlap' }) })).toEqual([
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

describe('one name twice', () => {
  test('of NS instances names both places', async () => {
    expect(await problemsOf({ 'a.osmops.yaml': nsInstance(), 'z/b.osmops.yaml': nsInstance() })).toEqual([
      "error duplicate-name z/b.osmops.yaml:2:7 The NS instance 'ldap' is declared twice, first in a.osmops.yaml:2:7.",
    ]);
  });

  test('of packages of one kind', async () => {
    expect(await problemsOf({ ...packages, 'osm-pkgs/c/other.yaml': oldVnfd })).toEqual([
      "error duplicate-name osm-pkgs/c/other.yaml:3:9 The VNFD 'openldap_knf' is declared twice, first in osm-pkgs/a/vnfd.yaml:2:7.",
    ]);
  });

  test('of a VNFD and an NSD is fine', async () => {
    expect(
      await problemsOf({
        'osm-pkgs/a/d.yaml': 'vnfd: {id: x}',
        'osm-pkgs/b/d.yaml': 'nsd: {nsd: [{id: x}]}',
      }),
    ).toEqual([]);
  });
});
