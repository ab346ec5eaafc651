import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { readPrivate } from '../../src/terraform/index.js';
import { type AccountSystem, openAccountSystem } from './support/accounts.js';
import { everyKind } from './support/kinds.js';

let system: AccountSystem;
/** Another OSM, installed in the same way. */
let other: Simulator;
let connection: string;

beforeAll(async () => {
  system = await openAccountSystem('shadow-8');
  connection = await readFile(join(system.folder, 'connection.yaml'), 'utf8');
  other = createSimulator({ operationSeconds: 0.05, seed: { vimAccounts: ['mylocation1', 'mylocation2'] } });
  const kinds = await everyKind(system);
  const resources = kinds.map(
    ({ type, attributes }) => `resource "${type}" "a" {\n ${attributes('one')}\n}\n`,
  );
  await system.write(resources.join(''));
  expect(await system.run('apply', '-auto-approve')).toMatchObject({ exitCode: 0 });
});

afterAll(async () => {
  await other.close();
  await system.close();
});

const stateFile = () => join(system.folder, 'terraform.tfstate');
const kept = async () => readPrivate(await readFile(stateFile(), 'utf8'));
const projectOf = async () => (await kept()).map(({ private: { osm } }) => osm);

async function connect(text: string): Promise<void> {
  await writeFile(join(system.folder, 'connection.yaml'), text);
  await system.restartProvider();
}

test('each object notes the project that the login names, and little else', async () => {
  const id = await system.nbi.project.id();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(await projectOf()).toEqual(Array(6).fill(id));
  for (const { id: own, private: all } of await kept()) expect(all['id']).toBe(own);
  const sizes = (await kept()).map(({ type, private: all }) => [type, JSON.stringify(all).length] as const);
  // The descriptor of a package is in it; it is as large as the package.
  for (const [type, size] of sizes) if (!type.endsWith('_package')) expect(size).toBeLessThan(250);
});

test('a state without notes is taken where its objects are found, and gets them', async () => {
  const before = await projectOf();
  const text = await readFile(stateFile(), 'utf8');
  const withoutNote = text.replaceAll(/"private": "([^"]*)"/g, (_, bytes: string) => {
    const { osm: _osm, ...rest } = JSON.parse(Buffer.from(bytes, 'base64').toString());
    return `"private": "${Buffer.from(JSON.stringify(rest)).toString('base64')}"`;
  });
  await writeFile(stateFile(), withoutNote);
  expect(new Set(await projectOf())).toEqual(new Set([undefined]));
  expect((await system.plan()).changes).toEqual([]);
  await system.run('apply', '-auto-approve', '-refresh-only');
  expect(await projectOf()).toEqual(before);
});

test('another OSM under the same configuration is refused for each object, refreshed or not, and nothing is asked of it', async () => {
  const { port } = await other.listen();
  await connect(`hostname: 127.0.0.1:${port}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`);
  const packages = other.world.packages();
  for (const args of [['plan'], ['plan', '-refresh=false'], ['destroy', '-auto-approve', '-refresh=false']]) {
    const { exitCode, text } = await system.run(...args);
    expect({ exitCode, text }).toMatchObject({ exitCode: 1 });
    expect(text.match(/^\(other-osm\)$/gm)).toHaveLength(6);
    const said = text.replaceAll(/\s+/g, ' ');
    expect(said).toContain(await system.nbi.project.id());
    expect(said).toContain(`the one at 127.0.0.1:${port} (`);
  }
  expect(other.world.packages()).toEqual(packages);
  await connect(connection);
  expect((await system.plan()).changes).toEqual([]);
});
