import { beforeEach, describe, expect, test } from '@jest/globals';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { Begun } from '../../../src/deploy/begun/entry.js';
import { type BegunRecord, openBegunRecord, readBegun } from '../../../src/deploy/begun/record.js';
import {
  type SettleOptions,
  settleBegun,
  withCreated,
  withoutHeld,
} from '../../../src/deploy/begun/settle.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { entry, stateOf } from './support/entries.js';

const address = 'osm_ns_instance.a';
const now = Date.parse('2026-01-02T03:04:05Z');

let folder: string;
let record: BegunRecord;
/** Ids in the state, by address. */
let state: Record<string, string>;
/** What OSM has under the name of the entry, look by look; the last stays. */
let looks: (readonly string[])[];
let takenIn: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  record = await openBegunRecord(folder);
  state = {};
  looks = [[]];
  takenIn = [];
});

/** Settles as a run does that starts after a kill: with the record as it is on disk. */
async function settle(options: Partial<SettleOptions> = {}) {
  return settleBegun({
    record: await openBegunRecord(folder),
    declared: new Set([address]),
    readState: () => stateOf(state),
    find: async (entries) => {
      const ids = (looks.length > 1 ? looks.shift() : looks[0]) ?? [];
      return new Map(entries.map((one) => [one.address, ids]));
    },
    takeIn: async ({ entry: found, id }) => {
      takenIn.push(id);
      state[found.address] = id;
    },
    now: () => now,
    signal: undefined,
    arrivalMs: 0,
    ...options,
  });
}

const begun = (entries: readonly Begun[] = [entry()]) => record.replace(entries);

describe('a kill', () => {
  test('between record and apply leaves nothing but an entry that goes when nothing can arrive any more', async () => {
    await begun();
    expect(await settle()).toEqual({ recovered: [], undeclared: [], outdated: [] });
    const [left] = await readBegun(folder);
    expect(left).toEqual({ ...entry(), lateUntil: '2026-01-02T03:05:05.000Z' });
    await settle({ now: () => now + 60_000 });
    expect(await readBegun(folder)).toEqual([]);
  });

  test('right after OSM was asked is waited for: the request may arrive a moment later', async () => {
    await begun();
    looks = [[], ['1']];
    expect(await settle()).toMatchObject({ recovered: [{ id: '1' }] });
    expect(await readBegun(folder)).toEqual([entry()]);
  });

  test('after the answer and before the state was written is told by the id that Terraform gave', async () => {
    await begun();
    record.learn(address, '2');
    await record.flush();
    looks = [['1', '2']];
    expect(await settle()).toMatchObject({ recovered: [{ id: '2' }] });
  });

  test('between the import of what is not declared any more and the plan is harmless', async () => {
    await begun();
    looks = [['1']];
    const killed = settle({
      declared: new Set(),
      takeIn: async ({ id }) => {
        state[address] = id;
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await readBegun(folder)).toEqual([entry()]);
    expect(await settle({ declared: new Set() })).toMatchObject({ recovered: [], undeclared: [] });
    expect({ takenIn, left: await readBegun(folder) }).toEqual({ takenIn: [], left: [] });
  });
});

test('what is not declared any more is taken in, and leaves the record with that', async () => {
  await begun();
  looks = [['1']];
  expect(await settle({ declared: new Set() })).toMatchObject({ undeclared: [{ id: '1' }] });
  expect({ takenIn, left: await readBegun(folder) }).toEqual({ takenIn: ['1'], left: [] });
});

test('what cannot be taken in waits for a person, and the others do not wait with it', async () => {
  await begun([entry('a'), entry('b')]);
  looks = [['1']];
  const failing: SettleOptions['takeIn'] = async ({ entry: found }) => {
    if (found.name === 'b') return;
    throw new OsmopsError({ code: 'terraform-failed', message: 'it broke', remedy: 'Mend it.' });
  };
  await settle({ declared: new Set(), takeIn: failing });
  expect(await readBegun(folder)).toEqual([
    { ...entry('a'), unresolved: { reason: 'it could not be taken into the state: it broke', ids: ['1'] } },
    entry('b'),
  ]);
});

test('a run that is to write nothing tells what there is and writes nothing', async () => {
  await begun();
  looks = [['1']];
  const settlement = await settle({ declared: new Set(), takeIn: undefined });
  expect(settlement).toMatchObject({ undeclared: [{ id: '1' }] });
  expect({ takenIn, left: await readBegun(folder) }).toEqual({ takenIn: [], left: [entry()] });
});

test('OSM is not asked when nothing is recorded', async () => {
  const find = async () => {
    throw new Error('asked');
  };
  expect(await settle({ find })).toEqual({ recovered: [], undeclared: [], outdated: [] });
});

describe('the record around an apply', () => {
  test('keeps what is unresolved, and what may arrive twice', () => {
    const late = { ...entry('a'), lateUntil: '2026-01-02T03:05:05.000Z' };
    const waits = { ...entry('b'), unresolved: { reason: 'x', ids: ['1'] } };
    const again = { ...entry('a'), since: '2026-01-02T03:04:00.000Z' };
    const before = withCreated([late, waits], [again]);
    expect(before).toEqual([waits, { ...again, lateUntil: late.lateUntil }]);
    expect(withoutHeld(before, stateOf({ [address]: '1' }))).toEqual(before);
  });

  test('ends with what the state does not have, the old half of a replacement among it', () => {
    const replacing = { ...entry('b'), replaces: '0' };
    const entries = [entry('a'), replacing, entry('c')];
    const after = stateOf({ [address]: '1', 'osm_ns_instance.b': '0' });
    expect(withoutHeld(entries, after)).toEqual([replacing, entry('c')]);
  });
});
