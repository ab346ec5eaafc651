import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type AccountSystem, openAccountSystem } from './support/accounts.js';
import { everyKind, type OneOfAKind } from './support/kinds.js';

/** One run of Terraform is about the resources of all kinds: none of them needs another. */
let system: AccountSystem;
let kinds: OneOfAKind[];

beforeAll(async () => {
  system = await openAccountSystem('shadow-7');
  kinds = await everyKind(system);
});

afterAll(async () => {
  await system.close();
});

/** HCL of a resource of every kind, `label` being its name in the configuration. */
const resources = (label: string, name: string, rest = '') =>
  kinds
    .map(({ type, attributes }) => `resource "${type}" "${label}" {\n ${attributes(name)}\n ${rest}\n}\n`)
    .join('');

const stateSchema = z.looseObject({
  serial: z.number(),
  resources: z.array(
    z.looseObject({
      type: z.string(),
      name: z.string(),
      instances: z.array(
        z.looseObject({ deposed: z.string().optional(), attributes: z.looseObject({ id: z.string() }) }),
      ),
    }),
  ),
});

async function readState() {
  return stateSchema
    .loose()
    .parse(JSON.parse(await readFile(join(system.folder, 'terraform.tfstate'), 'utf8')));
}

/** What the state has, by type and name: ids, sorted. */
async function held(label: string): Promise<Record<string, string>> {
  const { resources: all } = await readState();
  return Object.fromEntries(
    all
      .filter(({ name }) => name === label)
      .map(({ type, instances }) => [type, instances.map(({ attributes: { id } }) => id).join()]),
  );
}

/** The ids of all objects that OSM has. */
async function inOsm(): Promise<string[]> {
  const { vimAccounts, k8sClusters, k8sRepos, vnfPackages, nsPackages, nsInstances } = system.nbi;
  const lists = [vimAccounts, k8sClusters, k8sRepos, vnfPackages, nsPackages, nsInstances];
  const found = await Promise.all(lists.map(async (api) => (await api.list()).records));
  return found.flat().map(({ id }) => id);
}

const everyType = () => kinds.map(({ type }) => type).sort();

async function taint(label: string): Promise<void> {
  for (const type of everyType()) await system.run('taint', `${type}.${label}`);
}

async function apply(...args: string[]): Promise<void> {
  const { exitCode, text } = await system.run('apply', '-auto-approve', ...args);
  expect({ exitCode, text }).toMatchObject({ exitCode: 0 });
}

/** Has Terraform refuse an apply, and OSM as it was. Returns what it said, on one line. */
async function refused(...args: string[]): Promise<string> {
  const before = await inOsm();
  const { exitCode, text } = await system.run('apply', '-auto-approve', ...args);
  expect({ exitCode, text }).toMatchObject({ exitCode: 1 });
  expect(await inOsm()).toEqual(before);
  return text.replaceAll(/\s+/g, ' ');
}

const times = (text: string, part: string) => text.split(part).length - 1;

const targets = (label: string) => everyType().map((type) => `-target=${type}.${label}`);

/** None of the tests leaves anything behind but what it says; each begins where the one before has ended. */
describe('resources of every kind', () => {
  test('that are tainted are replaced, refreshed or not, whatever the parallelism', async () => {
    await system.write(resources('a', 'one'));
    await apply();
    const before = await held('a');
    await taint('a');
    for (const args of [['-parallelism=1'], ['-refresh=false']]) {
      const { stdout } = await system.run('plan', ...args);
      expect(stdout).toContain('Plan: 6 to add, 0 to change, 6 to destroy.');
    }
    await apply('-parallelism=100');
    const after = await held('a');
    expect(Object.keys(after).sort()).toEqual(everyType());
    for (const type of everyType()) expect(after[type]).not.toBe(before[type]);
  });

  test.each(['false', 'true'])(
    'that are renamed without a moved block are refused in the plan, adopt_existing = %s',
    async (adopt) => {
      await system.write(resources('b', 'one'), `adopt_existing = ${adopt}`);
      for (const parallelism of [1, 100]) {
        const text = await refused(`-parallelism=${parallelism}`);
        for (const id of Object.values(await held('a'))) expect(text).toContain(id);
        expect(times(text, 'say so in a moved block')).toBe(6);
        expect(text).toContain('terraform destroy -refresh=false');
      }
    },
  );

  test('that are renamed, the new addresses applied alone, are nowhere destroyed by the next whole plan', async () => {
    const before = await inOsm();
    await apply(...targets('b'));
    expect(await held('b')).toEqual(await held('a'));
    // Which address Terraform looks at first is left to chance with a parallelism of 1: then it may refuse.
    await system.run('apply', '-auto-approve', '-parallelism=1');
    expect(await inOsm()).toEqual(before);
    await apply('-parallelism=100');
    expect(await inOsm()).toEqual(before);
    expect(await held('a')).toEqual({});
  });

  test('that are renamed, the old addresses applied alone, are destroyed, and then made anew', async () => {
    const before = await inOsm();
    await system.write(resources('c', 'one'));
    await apply(...targets('b'));
    expect(await inOsm()).toHaveLength(before.length - 6);
    await apply();
    expect(Object.keys(await held('c')).sort()).toEqual(everyType());
  });

  test('that create before they destroy are refused, and leave nothing deposed that would be in the way of destroy', async () => {
    const replace = everyType().map((type) => `-replace=${type}.c`);
    const before = await held('c');
    await system.write(resources('c', 'one', 'lifecycle {\n create_before_destroy = true\n }'));
    expect(times(await refused(...replace), 'take create_before_destroy out')).toBe(6);
    expect(await held('c')).toEqual(before);
    expect(await readFile(join(system.folder, 'terraform.tfstate'), 'utf8')).not.toContain('"deposed"');
    await taint('c');
    expect(times(await refused(), 'take create_before_destroy out')).toBe(6);
    const { exitCode } = await system.run('destroy', '-auto-approve');
    expect(exitCode).toBe(0);
    expect((await readState()).resources).toEqual([]);
  });

  test('that change their names among themselves are refused', async () => {
    await system.write(resources('a', 'one') + resources('b', 'two'));
    await apply();
    await system.write(resources('a', 'two') + resources('b', 'one'));
    for (const parallelism of [1, 100]) await refused(`-parallelism=${parallelism}`);
  });

  test('that an older run left deposed are refused by a plan that creates them, and destroyed without a refresh', async () => {
    const state = await readState();
    for (const { name, instances } of state.resources) {
      if (name === 'a') for (const instance of instances) instance.deposed = '0badcafe';
    }
    const text = JSON.stringify({ ...state, serial: state.serial + 1 });
    await writeFile(join(system.folder, 'terraform.tfstate'), text);
    await system.write(resources('a', 'one') + resources('b', 'two'));
    expect(times(await refused(), 'terraform destroy -refresh=false')).toBeGreaterThanOrEqual(6);
    const { exitCode } = await system.run('destroy', '-auto-approve', '-refresh=false');
    expect(exitCode).toBe(0);
    expect((await readState()).resources).toEqual([]);
  });

  test('of which two have one name are refused in the plan, and in the apply where it is known no sooner', async () => {
    await system.write(resources('a', 'one', 'count = 2'));
    for (const parallelism of [1, 100]) {
      expect(times(await refused(`-parallelism=${parallelism}`), 'Two resources declare')).toBe(6);
    }
    const late = kinds
      .filter(({ type }) => !type.endsWith('_package'))
      .map(
        ({ type, attributes }) =>
          `resource "${type}" "a" {\n count = 2\n ${attributes('one').replace('"one"', 'terraform_data.name.output')}\n}\n`,
      );
    await system.write(`resource "terraform_data" "name" {\n input = "one"\n}\n${late.join('')}`);
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect({ exitCode, text }).toMatchObject({ exitCode: 1 });
    expect(times(text, 'Two resources declare')).toBe(4);
    expect(Object.keys(await held('a')).sort()).toEqual(
      everyType().filter((type) => !type.endsWith('_package')),
    );
  });
});
