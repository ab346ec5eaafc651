import { describe, expect, test } from '@jest/globals';
import { openIo } from '../../../src/cli/output/io.js';
import { printPlanView } from '../../../src/cli/output/plan-view.js';
import { planViewSchema, withoutValues } from '../../../src/deploy/index.js';
import { makePlanView } from '../../../src/deploy/view/make-plan-view.js';
import { summarisePlan } from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { fakeHost } from '../../cli/support/run-cli.js';

const canary = 'canary-8d1f';

const params = (text: object) => JSON.stringify(text);

/** A plan that changes the parameters of one instance, makes another one anew, and destroys a third. */
const plan = parsePlan(
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [
      {
        ...{ address: 'osm_ns_instance.a', mode: 'managed', type: 'osm_ns_instance', name: 'a' },
        change: {
          actions: ['update'],
          before: {
            name: 'a',
            params: params({
              n: 1,
              adminPassword: `${canary}1`,
              tls: { key: `${canary}2` },
              list: [{ token: canary }],
            }),
          },
          after: {
            name: 'a',
            params: params({
              n: 2,
              adminPassword: `${canary}3`,
              tls: { key: { valueFrom: { env: canary } } },
              list: [{ token: 'x' }],
            }),
          },
        },
      },
      {
        ...{ address: 'osm_ns_instance.b', mode: 'managed', type: 'osm_ns_instance', name: 'b' },
        change: {
          actions: ['delete', 'create'],
          before: { name: 'b', namespace: 'one', id: '1', params: params({ pwd: canary }) },
          after: { name: 'b', namespace: 'two', params: params({ pwd: `${canary}4` }) },
          after_unknown: { id: true },
          replace_paths: [['namespace']],
        },
      },
      {
        ...{ address: 'osm_vim_account.c', mode: 'managed', type: 'osm_vim_account', name: 'c' },
        change: {
          actions: ['create'],
          after: { name: 'c', config: params({ 'api-key': canary, insecure: true }), password: canary },
          after_sensitive: { password: true },
        },
      },
    ],
  }),
);

const deployment = {
  ...{ root: '/r', configFile: '', connectionFile: '', packages: [], helmRepositories: [], vimAccounts: [] },
  ...{ k8sClusters: [], nsInstances: [], imports: [] },
};
const view = makePlanView(plan, summarisePlan(plan), deployment);

describe('the view of a plan', () => {
  test('has its form, and is what a reader of it takes', () => {
    expect(planViewSchema.parse(JSON.parse(JSON.stringify(view)))).toEqual(view);
    expect(view).toMatchObject({ format: '1', figures: { add: 1, change: 1, replace: 1 } });
  });

  test('names each value that changes, and shows none that is or may be a secret, before and after alike', () => {
    expect(JSON.stringify(view)).not.toContain(canary);
    const [changed, replaced, created] = view.changes;
    expect(changed?.attributes.map(({ path, sensitive }) => [path, sensitive])).toEqual([
      ['params.n', false],
      ['params.adminPassword', true],
      ['params.tls.key', true],
      ['params.list[0].token', true],
    ]);
    expect(changed?.attributes[0]).toMatchObject({ before: '1', after: '2' });
    expect(replaced?.attributes.filter(({ forcesReplacement }) => forcesReplacement)).toMatchObject([
      { path: 'namespace', before: '"one"', after: '"two"' },
    ]);
    expect(created?.attributes).toContainEqual(
      expect.objectContaining({ path: 'config.insecure', after: 'true' }),
    );
  });

  test('without values has the names alone', () => {
    expect(JSON.stringify(withoutValues(view))).not.toMatch(/"(?:before|after)"/);
  });

  test('is printed as Terraform would', () => {
    const host = fakeHost();
    printPlanView(view, openIo(host, { color: false }).out);
    const text = host.printed('stdout');
    expect(text).toContain('  # osm_ns_instance.a will be updated in-place');
    expect(text).toContain('          ~ n = 1 -> 2');
    expect(text).toContain('~ namespace = "one" -> "two" # forces replacement');
    expect(text).toContain('Plan: 2 to add, 1 to change, 1 to destroy. 1 object of these replaced.');
  });
});
