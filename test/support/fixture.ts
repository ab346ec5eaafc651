import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { readRecords } from './osm-records.js';
import { temporaryFolder } from './temporary-folder.js';

/** What stands in a fixture for what is known only when it is opened. */
export const placeholders = { folder: '@FOLDER@', port: '@PORT@' };

/** The password of the fixtures' VIM accounts: the states hold a slow hash of it. */
export const fixtureVimPassword = 'password-of-the-fixture';

export type FixturePart = 'command' | 'poller';

/** A copy of what an earlier osmops left, beside the OSM that it was left with. */
export interface OpenedFixture {
  readonly folder: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/** Opens a copy of a part of the fixture that the commit wrote: see test/fixtures/25a2952/README.md. */
export async function openFixture(part: FixturePart, commit = '25a2952'): Promise<OpenedFixture> {
  const source = resolve('test/fixtures', commit, part);
  const records = await readFile(join(source, 'osm-records.jsonl'), 'utf8');
  const simulator = createSimulator({ store: readRecords(records), operationSeconds: 0.1 });
  const { port } = await simulator.listen();
  const folder = await copyFixture(source, port);
  return { folder, simulator, close: () => simulator.close() };
}

/** A copy of a folder of fixtures with the placeholders filled in. Files that are no text stay as they are. */
export async function copyFixture(source: string, port = 0): Promise<string> {
  const folder = await temporaryFolder();
  await cp(source, folder, { recursive: true });
  for (const file of await filesBelow(folder)) {
    const content = await readFile(file);
    const text = content.toString('utf8');
    if (!Buffer.from(text).equals(content)) continue;
    const filled = text.replaceAll(placeholders.folder, folder).replaceAll(placeholders.port, String(port));
    await writeFile(file, filled);
  }
  return folder;
}

export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
