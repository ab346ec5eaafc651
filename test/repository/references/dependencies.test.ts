import { afterAll, describe, expect, test } from '@jest/globals';
import { removeFolders } from '../../packages/support/folder.js';
import { deploymentOf, nsInstance, problemsOf } from '../support/repository.js';

afterAll(removeFolders);

function files(dependencies: Readonly<Record<string, string>>) {
  const entries = Object.entries(dependencies).map(([name, dependsOn]) => [
    `${name}.osmops.yaml`,
    nsInstance({ name, dependsOn }),
  ]);
  return Object.fromEntries(entries);
}

describe('dependsOn', () => {
  test('names instances of the repository, each taken once', async () => {
    const deployment = await deploymentOf(files({ a: '[b, c, b]', b: '[c]', c: '[]' }));
    expect(deployment?.nsInstances.map(({ dependsOn }) => dependsOn.map(({ name }) => name))).toEqual([
      ['b', 'c'],
      ['c'],
      [],
    ]);
  });

  test('of an instance that is not there is an error, with the one that may be meant', async () => {
    expect(await problemsOf(files({ database: '[]', ldap: '[databse, x]' }))).toEqual([
      "error unknown-reference ldap.osmops.yaml:7:13 There is no NS instance 'databse' in this repository; did you mean 'database'?",
      "error unknown-reference ldap.osmops.yaml:7:22 There is no NS instance 'x' in this repository.",
    ]);
  });

  test('of an instance whose file has an error is not told of beside that', async () => {
    const broken = nsInstance({ name: 'b', nsdName: undefined });
    expect(await problemsOf({ ...files({ a: '[b]' }), 'b.osmops.yaml': broken })).toEqual([
      "error file-invalid b.osmops.yaml:1:1 'nsdName' is missing or empty.",
    ]);
    expect(await problemsOf({ ...files({ a: '[b]' }), 'b.osmops.yaml': '{' })).toEqual([
      expect.stringContaining('error yaml-invalid b.osmops.yaml'),
    ]);
  });

  test('on itself is an error of its own', async () => {
    expect(await problemsOf(files({ a: '[b, a]', b: '[]' }))).toEqual([
      "error dependency-cycle a.osmops.yaml:7:16 The NS instance 'a' depends on itself.",
    ]);
  });

  test('in a circle is drawn once, at the step from the first name', async () => {
    const expected =
      'error dependency-cycle m.osmops.yaml:7:13 The NS instances depend on each other in a circle: m -> z -> n -> m.';
    expect(await problemsOf(files({ m: '[z]', n: '[m]', z: '[n]', a: '[n]' }))).toEqual([expected]);
  });

  test('of thousands of instances that are not there is told of each, with guesses for the first', async () => {
    const names = [...Array(1_500).keys()].map((n) => `instance-${n}`);
    const told = await problemsOf(files(Object.fromEntries(names.map((name) => [name, `[x${name}]`]))));
    expect(told).toHaveLength(names.length);
    const guessed = told.filter((problem) => problem.includes('did you mean')).length;
    expect(guessed).toBeGreaterThan(100);
    expect(guessed).toBeLessThan(names.length);
  });
});
