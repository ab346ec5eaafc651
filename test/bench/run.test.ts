import { expect, test } from '@jest/globals';
import type { Case, ContenderName } from '../../bench/plan.js';
import type { CaseResult } from '../../bench/results.js';
import { runCases } from '../../bench/run.js';
import { stepNames } from '../../bench/steps.js';

const caseFor = (contender: ContenderName, without: Case['without'] = []): Case => ({
  contender,
  unmanaged: 1,
  count: 1,
  without,
});

test('a run takes osmops, as a session and as a command, and Terraform alone through their steps', async () => {
  let results: readonly CaseResult[] = [];
  const seen: string[] = [];
  const cases = [
    caseFor('osmops'),
    caseFor('osmops command', stepNames.slice(1)),
    caseFor('terraform_data', stepNames.slice(1)),
    caseFor('terraform_data, http'),
  ];
  await runCases(cases, {
    onStep: ({ contender }, step) => seen.push(`${contender}: ${step}`),
    onCase: async (measured) => {
      results = measured;
    },
  });
  expect(seen).toEqual([
    ...stepNames.map((step) => `osmops: ${step}`),
    'osmops command: create all',
    'terraform_data: create all',
    ...stepNames.map((step) => `terraform_data, http: ${step}`),
  ]);
  const [session, command, floor, httpFloor] = results.map(({ steps }) => steps);
  const writes = stepNames.map((step) => session?.get(step)?.writes);
  expect(writes).toEqual([1, 0, 0, 1, 1, 1]);
  const logins = stepNames.map((step) =>
    session?.get(step)?.calls.find(({ call }) => call === 'POST admin/v1/tokens'),
  );
  expect(logins.map((login) => login?.count ?? 0)).toEqual([1, 0, 0, 0, 0, 0]);
  expect(command?.get('create all')?.writes).toBe(1);
  // What they ask is not asked of OSM.
  expect(floor?.get('create all')?.requests).toBe(0);
  expect(httpFloor?.get('create all')?.requests).toBe(0);
});
