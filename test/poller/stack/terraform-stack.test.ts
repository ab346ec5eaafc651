import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Run } from '../../../src/deploy/index.js';
import { makePlanView } from '../../../src/deploy/view/make-plan-view.js';
import { connectionDigest } from '../../../src/poller/stack/connection-digest.js';
import { repositoryFolders } from '../../../src/poller/stack/folders.js';
import { keptState } from '../../../src/poller/stack/kept-state.js';
import { createOsmReader } from '../../../src/poller/stack/osm.js';
import type { Preparer } from '../../../src/poller/stack/prepare.js';
import { createTerraformStack } from '../../../src/poller/stack/terraform-stack.js';
import { summarisePlan } from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const { signal } = new AbortController();
const tree = { path: '/', commit: 'a', warnings: [], release: async () => undefined };

/** A stack of nothing, whose Terraform only writes down that it applies. */
async function openStack(duringPlan: (connectionFile: string) => Promise<void>) {
  const root = await temporaryFolder();
  const folders = repositoryFolders(root, 'site');
  const connectionFile = join(root, 'connection.yaml');
  const providerMain = join(root, 'provider', 'main.js');
  await mkdir(join(root, 'provider'));
  await writeFile(providerMain, '');
  await writeFile(connectionFile, 'hostname: first');
  await writeFile(join(root, 'cdk.tf.json'), '{}');
  const applied: string[] = [];
  const done = { exitCode: 0, diagnostics: [], summary: undefined };
  const none = {
    claims: [],
    outdated: [],
    unknownOperations: [],
    othersPackages: [],
    stillDeclared: [],
    warnings: [],
  };
  const plan = parsePlan('{"format_version": "1.2"}');
  const workspace = {
    init: async () => ({ skipped: false }),
    plan: async () => ({ ...done, hasChanges: false }),
    apply: async () => done,
    showPlan: async () => plan,
    importUnwanted: async () => undefined,
    removeFromState: async () => undefined,
    readState: async () => ({ values: [] }),
    pullState: async () => '',
  };
  const run: Run = {
    stackFolder: root,
    open: () => workspace,
    begun: () => ({ recovered: [], undeclared: [], unresolved: [] }),
    close: () => undefined,
    async plan({ out }) {
      await duringPlan(connectionFile);
      const summary = summarisePlan(plan);
      return {
        file: out,
        hasChanges: false,
        plan,
        ...none,
        summary,
        view: makePlanView(plan, summary, deployment),
      };
    },
    async apply({ file }) {
      applied.push(file);
      return { values: [] };
    },
  };
  const deployment = {
    ...{ root, configFile: '', connectionFile, packages: [], helmRepositories: [], vimAccounts: [] },
    ...{ k8sClusters: [], nsInstances: [], imports: [] },
  };
  const preparer: Preparer = {
    async prepare() {
      const connection = await connectionDigest(connectionFile);
      return { deployment, connection, run, warnings: [] };
    },
    connectionFile: async () => connectionFile,
    close: async () => undefined,
  };
  const state = keptState(folders, root);
  const osm = createOsmReader();
  const stack = createTerraformStack({ folders, prune: true, preparer, state, osm, providerMain });
  await stack.open(signal);
  return { stack, applied };
}

test('a plan is applied when the connection file is what it was, and fits then', async () => {
  const { stack, applied } = await openStack(async () => undefined);
  const plan = await stack.plan(tree, signal);
  expect(await stack.fits(tree, plan, signal)).toBe(true);
  await stack.apply(plan.summary, signal);
  expect(applied).toHaveLength(1);
  await stack.close();
});

test('a plan during which the connection file changed is not applied, and does not fit later', async () => {
  const { stack, applied } = await openStack((file) => writeFile(file, 'hostname: second'));
  const plan = await stack.plan(tree, signal);
  await expect(stack.apply(plan.summary, signal)).rejects.toMatchObject({ code: 'plan-stale' });
  expect(await stack.fits(tree, plan, signal)).toBe(false);
  expect(applied).toEqual([]);
  await stack.close();
});
