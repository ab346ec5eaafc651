import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../provider/json/index.js';
import { judgeDrift } from '../../src/deploy/drift.js';
import { parsePlan } from '../../src/terraform/plan/plan.js';

const instance = {
  name: 'ldap',
  description: 'Demo',
  nsd_name: 'openldap_ns',
  vim_account_name: 'mylocation1',
  vnfs: [{ member_vnf_index: 'openldap', kdus: [{ name: 'ldap', params: '{"replicaCount":"1"}' }] }],
  status: 'READY',
};

/** A plan that found a resource to differ from the state; `after` null means that it is gone. */
function planWith(type: string, before: JsonObject, after: JsonObject | null) {
  const actions = [after === null ? 'delete' : 'update'];
  const resource = { address: `${type}.x`, mode: 'managed', type, name: 'x' };
  return parsePlan(JSON.stringify({ resource_drift: [{ ...resource, change: { actions, before, after } }] }));
}

function attributes(type: string, before: JsonObject, after: JsonObject) {
  return judgeDrift(planWith(type, before, after)).flatMap((drift) => drift.attributes);
}

describe('an NS instance', () => {
  test('that is gone has drifted', () => {
    expect(judgeDrift(planWith('osm_ns_instance', instance, null))).toMatchObject([
      { address: 'osm_ns_instance.x', kind: 'gone' },
    ]);
  });

  test('has drifted when its parameters differ: the key, its old and its new value', () => {
    const after = {
      ...instance,
      vnfs: [{ member_vnf_index: 'openldap', kdus: [{ name: 'ldap', params: '{"replicaCount":"5"}' }] }],
    };
    expect(attributes('osm_ns_instance', instance, after)).toEqual([
      { path: 'vnfs[0].kdus[0].params.replicaCount', before: '"1"', after: '"5"' },
    ]);
  });

  test.each(['name', 'nsd_name', 'vim_account_name'])('has drifted when its %s differs', (name) => {
    const [found] = attributes('osm_ns_instance', instance, { ...instance, [name]: 'other' });
    expect(found).toMatchObject({ path: name, after: '"other"' });
  });

  test.each(['BROKEN', 'DEGRADED', 'TERMINATING'])('has drifted when it was READY and is %s', (status) => {
    expect(attributes('osm_ns_instance', instance, { ...instance, status })).toEqual([
      { path: 'status', before: '"READY"', after: `"${status}"` },
    ]);
  });

  test.each([
    ['BUILDING', 'READY'],
    ['READY', 'BUILDING'],
    ['DEGRADED', 'READY'],
    ['BUILDING', 'BROKEN'],
  ])('has not drifted when it was %s and is %s', (before, after) => {
    const drift = judgeDrift(
      planWith('osm_ns_instance', { ...instance, status: before }, { ...instance, status: after }),
    );
    expect(drift).toEqual([]);
  });

  test.each([
    ['description', 'other'],
    ['on_key_removal', 'other'],
    ['deletion_policy', 'orphan'],
    ['wait_for', ['other']],
    ['timeouts', { create: '5m' }],
    ['adopted', true],
  ])('never drifts by its %s', (name, value) => {
    expect(attributes('osm_ns_instance', instance, { ...instance, [name]: value })).toEqual([]);
  });

  test('keeps its real drift when progress comes with it', () => {
    const before = { ...instance, status: 'BUILDING' };
    const found = attributes('osm_ns_instance', before, { ...instance, nsd_name: 'other' });
    expect(found.map(({ path }) => path)).toEqual(['nsd_name']);
  });
});

describe('a package', () => {
  const pkg = { source: '/pkg', descriptor_id: 'openldap_ns', content_hash: 'sha256:00' };

  test.each(['osm_vnf_package', 'osm_ns_package'])('%s has drifted when it is gone', (type) => {
    expect(judgeDrift(planWith(type, pkg, null))).toMatchObject([{ kind: 'gone' }]);
  });

  test.each(['osm_vnf_package', 'osm_ns_package'])('%s has drifted when its descriptor differs', (type) => {
    expect(attributes(type, pkg, { ...pkg, content_hash: null })).toEqual([
      { path: 'content_hash', before: '"sha256:00"', after: undefined },
    ]);
  });
});

describe.each(['osm_vim_account', 'osm_k8s_cluster', 'osm_k8s_repo'])('an account: %s', (type) => {
  const account = { name: 'edge', description: 'Edge', status: 'ENABLED' };

  test('has drifted when it is gone, says something else, or works no longer', () => {
    expect(judgeDrift(planWith(type, account, null))).toMatchObject([{ kind: 'gone' }]);
    const after = { ...account, description: 'Core', status: 'ERROR' };
    expect(attributes(type, account, after).map(({ path }) => path)).toEqual(['description', 'status']);
  });

  test.each([
    ['PROCESSING', 'ENABLED'],
    ['ENABLED', 'PROCESSING'],
    ['ERROR', 'ENABLED'],
  ])('has not drifted when it was %s and is %s', (before, status) => {
    expect(judgeDrift(planWith(type, { ...account, status: before }, { ...account, status }))).toEqual([]);
  });
});
