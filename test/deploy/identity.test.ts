import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Nbi, openNbi, readConnection } from '../../provider/nbi/index.js';
import { belongingElsewhere, checkIdentity, rememberIdentity } from '../../src/deploy/identity.js';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let simulator: Simulator;
let nbi: Nbi;
let folder: string;
let connectionFile: string;
let address: string;
let questions: number;

beforeEach(async () => {
  simulator = createSimulator({ seed: { vimAccounts: ['edge'] } });
  address = `127.0.0.1:${(await simulator.listen()).port}`;
  folder = await temporaryFolder();
  connectionFile = join(folder, 'connection.yaml');
  await connectTo(address);
  nbi = await openNbi(await readConnection(connectionFile));
  questions = 0;
});

afterEach(async () => {
  await nbi.close();
  await simulator.close();
});

const connectTo = (hostname: string) =>
  writeFile(
    connectionFile,
    `hostname: ${hostname}\nproject: admin\nuser: admin\npassword: admin\ntls: false\n`,
  );

/** A state of one VIM account. */
function stateOf(id: string, osm?: string): string {
  const kept = Buffer.from(JSON.stringify({ id, ...(osm !== undefined && { osm }) })).toString('base64');
  const instances = [{ attributes: { id }, private: kept }];
  const resources = [{ mode: 'managed', type: 'osm_vim_account', name: 'edge', instances }];
  return JSON.stringify({ version: 4, serial: 1, lineage: 'l', resources });
}

const check = (stored: string) =>
  checkIdentity({
    folder,
    stored,
    connectionFile,
    ask: (question) => {
      questions += 1;
      return question(nbi);
    },
  });

test('a state is held to the OSM that it names, which is asked once, and told of at another address', async () => {
  const project = (await nbi.project.id()) ?? '';
  const ours = stateOf('any', project);
  expect(await check(ours)).toBeUndefined();
  expect(questions).toBe(1);
  expect(await check(ours)).toBeUndefined();
  expect(questions).toBe(1);
  await connectTo(address.replace('127.0.0.1', 'localhost'));
  expect(await check(ours)).toBe(address);
  expect(questions).toBe(2);

  const theirs = stateOf('any', 'another');
  await connectTo(address);
  await rememberIdentity(folder, theirs, connectionFile);
  await connectTo(`${address}0`.replace(/:.*/, ':1'));
  await expect(check(theirs)).rejects.toMatchObject({
    code: 'other-osm',
    message: expect.stringMatching(
      /1 object of it to another at 127\.0\.0\.1:\d+, and the connection leads to/,
    ),
  });
  expect(belongingElsewhere(theirs, project)).toMatchObject([{ address: 'osm_vim_account.edge' }]);
  expect(belongingElsewhere(ours, project)).toEqual([]);
});

test('a state that names none is taken where one of its objects is, and refused where none is', async () => {
  const account = await nbi.vimAccounts.findByName('edge');
  expect(await check(stateOf(account?.id ?? ''))).toBeUndefined();
  await expect(check(stateOf('5b8a26b9-0000-4000-8000-000000000000'))).rejects.toMatchObject({
    code: 'other-osm',
  });
  expect(questions).toBe(2);
  expect(await check('')).toBeUndefined();
  expect(questions).toBe(2);
});
