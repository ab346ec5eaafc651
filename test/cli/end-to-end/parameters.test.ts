import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  parseExact,
  sortKeys,
  stringifyExact,
} from '../../../provider/json/index.js';
import { objectsOf, textOf } from '../../../src/simulator/json.js';
import { blockYaml, flowYaml, otherValues, parameters } from '../../support/parameters.js';
import { openRecordingProxy, type RecordingProxy } from '../../support/recording-proxy.js';
import { edit, instanceFile } from '../support/example.js';
import { openSystem, type System } from '../support/system.js';

let system: System;
let proxy: RecordingProxy;

beforeEach(async () => {
  system = await openSystem();
  proxy = await openRecordingProxy(system.port);
  await edit(system.repository, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${proxy.port}`);
  await rm(join(system.repository, instanceFile));
});

afterEach(async () => {
  await system.close();
  await proxy.close();
});

const seed = 20261126;
const instances = 60;

const reportSchema = z.object({
  problems: z.array(z.object({ severity: z.string(), place: z.object({ file: z.string() }) })),
});

function fieldsOf(name: string): string {
  return `kind: NsInstance\nname: ${name}\nnsdName: openldap_ns\nvnfName: openldap\nvimAccountName: mylocation1\n`;
}

async function writeInstance(index: number, params: JsonObject): Promise<void> {
  const written = index % 2 === 0 ? blockYaml(params, '    ') : ` ${flowYaml(params)}`;
  await writeFile(
    join(system.repository, `deploy/kdu/i${index}.ops.yaml`),
    `${fieldsOf(`i${index}`)}kdu:\n  name: ldap\n  params:${written}\n`,
  );
}

async function applyAll(all: readonly JsonObject[]): Promise<void> {
  await Promise.all(all.map((params, index) => writeInstance(index, params)));
  proxy.requests.length = 0;
  const applied = await system.osmops('apply', '--auto-approve', '--json');
  expect({ exitCode: applied.exitCode, said: applied.exitCode === 0 ? '' : applied.stdout, seed }).toEqual({
    exitCode: 0,
    said: '',
    seed,
  });
}

/** Bodies of the POST requests to a path. */
function posted(path: RegExp): readonly { path: string; body: JsonObject }[] {
  return proxy.requests
    .filter((request) => request.method === 'POST' && path.test(request.path))
    .map(({ path, body }) => ({ path, body: objectOf(parseExact(body.toString())) }));
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Parameters as text, by the source text of every number, sorted: what is to be the same to the last digit. */
function exactText(params: Json | undefined): string {
  return stringifyExact(sortKeys(params ?? null));
}

/** What reached the NBI at the creation of each instance. */
function created(): ReadonlyMap<string, string> {
  return new Map(
    posted(/\/ns_instances_content$/).map(({ body }) => {
      const [vnf] = objectsOf(body['additionalParamsForVnf']);
      const [kdu] = objectsOf(vnf?.['additionalParamsForKdu']);
      return [textOf(body['nsName']), exactText(kdu?.['additionalParams'])];
    }),
  );
}

/** What reached the NBI as an upgrade of each instance, by its name. */
function upgraded(): ReadonlyMap<string, string> {
  const names = new Map(system.simulator.world.instances().map(({ id, name }) => [id, name]));
  return new Map(
    posted(/\/action$/).map(({ path, body }) => {
      const [, id = ''] = /\/ns_instances\/([^/]+)\/action$/.exec(path) ?? [];
      return [names.get(id) ?? id, exactText(body['primitive_params'])];
    }),
  );
}

function wanted(all: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(all.map((params, index) => [`i${index}`, exactText(params)]));
}

function sample<T>(arbitrary: fc.Arbitrary<T>, offset: number): T {
  const [value] = fc.sample(arbitrary, { seed: seed + offset, numRuns: 1 });
  if (value === undefined) throw new Error('no sample');
  return value;
}

async function expectNothingToDo(): Promise<void> {
  const plan = await system.osmops('plan', '--detailed-exitcode');
  expect({ exitCode: plan.exitCode, said: plan.exitCode === 0 ? '' : plan.stdout }).toEqual({
    exitCode: 0,
    said: '',
  });
}

describe('any parameters', () => {
  test('that OSM or JSON cannot hold are refused before anything is asked', async () => {
    const refused = [
      ...['a.b: 1', '$a: 1', 'a: .inf', 'a: [-.Inf]', 'a: {b: .nan}', 'a: 1e400', 'a: {~: 1}', 'a: {[b]: 1}'],
      ...['a: "!!yaml [1]"', 'a: "\\ud800"', 'a: {"\\udc00": 1}', 'a: {1: x, "1": y}', '[1]', 'x'],
    ];
    await Promise.all(
      refused.map((params, index) =>
        writeFile(
          join(system.repository, `deploy/kdu/r${index}.ops.yaml`),
          `${fieldsOf(`r${index}`)}kdu:\n  name: ldap\n  params:\n    ${params}\n`,
        ),
      ),
    );
    const { exitCode, stdout } = await system.osmops('apply', '--auto-approve', '--json');
    expect(exitCode).toBe(1);
    const { problems } = reportSchema.parse(JSON.parse(stdout));
    const files = problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file);
    expect(files.sort()).toEqual(refused.map((_, index) => `deploy/kdu/r${index}.ops.yaml`).sort());
    expect(proxy.requests).toEqual([]);
  });

  test('reach the NBI unchanged, at the creation and in an upgrade, and are planned no second time', async () => {
    const first = Array.from({ length: instances }, (_, index) => sample(parameters, index));
    await applyAll(first);
    expect(created()).toEqual(wanted(first));
    await expectNothingToDo();

    const second = first.map((params, index) => sample(otherValues(params), 1000 + index));
    await applyAll(second);
    expect(upgraded()).toEqual(wanted(second));
    await expectNothingToDo();
  });
});
