import { afterAll, describe, expect, test } from '@jest/globals';
import { nsd, oldVnfd, vnfd } from '../packages/support/descriptors.js';
import { removeFolders } from '../packages/support/folder.js';
import { helmRepository, k8sCluster, nsInstance, problemsOf, vimAccount } from './support/repository.js';

afterAll(removeFolders);

const packages = { 'osm-pkgs/a/vnfd.yaml': vnfd, 'osm-pkgs/b/nsd.yaml': nsd };

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

  test.each([
    ['VIM account', 'mylocation1', vimAccount()],
    ['Kubernetes cluster', 'cluster1', k8sCluster()],
    ['Helm repository', 'bitnami', helmRepository()],
  ])('of a %s names both places', async (noun, name, file) => {
    expect(await problemsOf({ 'a.osmops.yaml': file, 'b.osmops.yaml': file })).toEqual([
      `error duplicate-name b.osmops.yaml:2:7 The ${noun} '${name}' is declared twice, first in a.osmops.yaml:2:7.`,
    ]);
  });

  test('of two kinds is fine', async () => {
    const name = { name: 'one' };
    const files = [vimAccount(name), k8sCluster(name), helmRepository(name), nsInstance(name)];
    expect(
      await problemsOf(Object.fromEntries(files.map((file, index) => [`${index}.osmops.yaml`, file]))),
    ).toEqual([]);
  });
});
