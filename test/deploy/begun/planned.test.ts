import { expect, test } from '@jest/globals';
import { createdBy } from '../../../src/deploy/begun/planned.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';

const since = '2026-01-02T03:04:05.000Z';

const change = (
  type: string,
  name: string,
  actions: readonly string[],
  after: object,
  before: object | null,
) => ({
  ...{ address: `${type}.${name}`, mode: 'managed', type, name },
  change: { actions, before, after },
});

test('what a plan will create is recorded: creations, the second half of replacements, packages and accounts', () => {
  const settings = {
    deletion_policy: 'orphan',
    wait_for: ['a', 'b'],
    timeouts: { create: null, delete: '90m' },
  };
  const plan = parsePlan(
    JSON.stringify({
      resource_changes: [
        change('osm_ns_instance', 'x', ['create'], { name: 'x', ...settings }, null),
        change('osm_ns_instance', 'y', ['delete', 'create'], { name: 'y' }, { id: '1', name: 'y' }),
        change('osm_vnf_package', 'knf', ['create'], { descriptor_id: 'knf', source: '/gone' }, null),
        change('osm_vim_account', 'vim_1', ['create'], { name: 'vim 1', password_env: 'P' }, null),
        change('osm_ns_instance', 'z', ['update'], { name: 'z' }, { name: 'z' }),
        change('osm_ns_instance', 'gone', ['delete'], {}, { name: 'gone' }),
        change('osm_ns_instance', 'there', ['no-op'], { name: 'there' }, { name: 'there' }),
      ],
    }),
  );
  const recorded = createdBy(plan, { since, revision: 'abc' });
  expect(recorded).toEqual([
    {
      ...{ address: 'osm_ns_instance.x', type: 'osm_ns_instance', name: 'x', since, revision: 'abc' },
      importSettings: { deletion_policy: 'orphan', wait_for: 'a,b', 'timeouts.delete': '90m' },
    },
    {
      ...{ address: 'osm_ns_instance.y', type: 'osm_ns_instance', name: 'y', since, revision: 'abc' },
      replaces: '1',
    },
    { address: 'osm_vnf_package.knf', type: 'osm_vnf_package', name: 'knf', since, revision: 'abc' },
    {
      ...{ address: 'osm_vim_account.vim_1', type: 'osm_vim_account', name: 'vim 1', since, revision: 'abc' },
      importSettings: { password_env: 'P' },
    },
  ]);
});
