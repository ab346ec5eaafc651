import { expect, test } from '@jest/globals';
import { printDrift } from '../../../src/cli/output/drift.js';
import { openIo } from '../../../src/cli/output/io.js';
import type { ResourceDrift } from '../../../src/terraform/index.js';
import { fakeHost } from '../support/run-cli.js';

function printed(drift: readonly ResourceDrift[]): string {
  const host = fakeHost();
  printDrift(drift, openIo(host, { color: true }).out);
  return host.printed('stdout');
}

test('names each resource and attribute with old and new value', () => {
  const common = { planned: undefined };
  const text = printed([
    {
      ...common,
      address: 'osm_ns_package.ns',
      type: 'osm_ns_package',
      name: 'ns',
      kind: 'gone',
      attributes: [],
    },
    {
      ...common,
      address: 'osm_vnf_package.knf',
      type: 'osm_vnf_package',
      name: 'knf',
      kind: 'changed',
      attributes: [{ path: 'content_hash', before: '"sha256:00"', after: undefined }],
    },
    {
      ...common,
      address: 'osm_ns_instance.ldap',
      type: 'osm_ns_instance',
      name: 'ldap',
      kind: 'changed',
      attributes: [
        { path: 'vnfs[0].kdus[0].params.replicaCount', before: '"1"', after: '"5"' },
        { path: 'vnfs[0].kdus[0].params.extra', before: undefined, after: 'true' },
      ],
    },
  ]);
  expect(text).toBe(`osm_ns_package.ns is gone from OSM
osm_vnf_package.knf has changed in OSM
  the descriptor in OSM is not the uploaded one
osm_ns_instance.ldap has changed in OSM
  vnfs[0].kdus[0].params.replicaCount: "1" -> "5"
  vnfs[0].kdus[0].params.extra: (none) -> true
3 resources drifted. \`osmops plan\` shows what \`osmops apply\` would do about it.
`);
});

test('says so when there is none', () => {
  expect(printed([])).toMatch(/^No drift/);
});
