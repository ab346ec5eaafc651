import { describe, expect, test } from '@jest/globals';
import type { Begun } from '../../../src/deploy/begun/entry.js';
import { judgeBegun, lateMs } from '../../../src/deploy/begun/judge.js';
import { entry, stateOf } from './support/entries.js';

const now = Date.parse('2026-01-02T03:04:05Z');
const later = new Date(now + lateMs).toISOString();

interface Situation {
  readonly entries?: readonly Begun[];
  /** Ids in the state, by address. */
  readonly state?: Readonly<Record<string, string>>;
  /** Ids that OSM has under the name of the entry. */
  readonly inOsm?: readonly string[];
  readonly declared?: readonly string[];
}

function judge({ entries = [entry()], state = {}, inOsm = [], declared = ['osm_ns_instance.a'] }: Situation) {
  return judgeBegun({
    entries,
    state: stateOf(state),
    inOsm: new Map(entries.map(({ address }) => [address, inOsm])),
    declared: new Set(declared),
    now,
  });
}

describe('a kill at any moment of a creation', () => {
  test('before OSM was asked: it is missing, and may still be on its way for a while', () => {
    const { recovered, missing, remaining } = judge({});
    expect({ recovered, missing }).toEqual({ recovered: [], missing: [entry()] });
    expect(remaining).toEqual([{ ...entry(), lateUntil: later }]);
  });

  test('before OSM was asked, looked at again: what could arrive has arrived by the end of that while', () => {
    const late = { ...entry(), lateUntil: later };
    expect(judge({ entries: [late] })).toMatchObject({ missing: [], remaining: [late] });
    const over = { ...entry(), lateUntil: new Date(now).toISOString() };
    expect(judge({ entries: [over] }).remaining).toEqual([]);
  });

  test('after OSM was asked: what is declared still is recovered, and stays in the record until the state has it', () => {
    expect(judge({ inOsm: ['1'] })).toMatchObject({
      recovered: [{ entry: entry(), id: '1' }],
      undeclared: [],
      outdated: [],
      remaining: [entry()],
    });
  });

  test('after OSM was asked: what is declared no more is taken into the state', () => {
    expect(judge({ inOsm: ['1'], declared: [] })).toMatchObject({
      recovered: [],
      undeclared: [{ entry: entry(), id: '1' }],
      remaining: [entry()],
    });
  });

  test('after the state was written: it is over, under whatever address the state has it', () => {
    expect(judge({ inOsm: ['1'], state: { 'osm_ns_instance.a': '1' } }).remaining).toEqual([]);
    const known = { ...entry(), id: '1' };
    const moved = { 'osm_ns_instance.b': '1' };
    expect(judge({ entries: [known], inOsm: ['1'], state: moved }).remaining).toEqual([]);
  });
});

describe('a replacement that was cut off', () => {
  const replacing = { ...entry(), replaces: '0' };
  const before = { 'osm_ns_instance.a': '0' };

  test('before what it replaces was deleted is not over: its creation may come still', () => {
    const { remaining, recovered } = judge({ entries: [replacing], inOsm: ['0'], state: before });
    expect({ remaining, recovered }).toEqual({
      remaining: [{ ...replacing, lateUntil: later }],
      recovered: [],
    });
  });

  test('in its creation is recovered in the place of what is gone', () => {
    expect(judge({ entries: [replacing], inOsm: ['1'], state: before })).toMatchObject({
      recovered: [{ id: '1' }],
      outdated: ['osm_ns_instance.a'],
    });
  });

  test('with both in OSM waits for a person', () => {
    expect(judge({ entries: [replacing], inOsm: ['0', '1'], state: before }).remaining).toEqual([
      { ...replacing, unresolved: { reason: 'OSM has 2 of this name', ids: ['0', '1'] } },
    ]);
  });
});

describe('two of one name', () => {
  test('wait for a person, until one of them is gone', () => {
    const [unresolved] = judge({ inOsm: ['1', '2'] }).remaining;
    expect(unresolved).toEqual({
      ...entry(),
      unresolved: { reason: 'OSM has 2 of this name', ids: ['1', '2'] },
    });
    const again = judge({ entries: unresolved === undefined ? [] : [unresolved], inOsm: ['2'] });
    expect(again).toMatchObject({ recovered: [{ id: '2' }], remaining: [entry()] });
  });

  test('wait though the state has one of them, when the other came from a request that was late', () => {
    const late = { ...entry(), lateUntil: later };
    const state = { 'osm_ns_instance.a': '1' };
    expect(judge({ entries: [late], inOsm: ['1'], state }).remaining).toEqual([late]);
    expect(judge({ entries: [late], inOsm: ['1', '2'], state }).remaining).toMatchObject([
      { unresolved: { ids: ['1', '2'] } },
    ]);
  });

  test('are told apart by the id that Terraform had told', () => {
    expect(judge({ entries: [{ ...entry(), id: '2' }], inOsm: ['1', '2'] })).toMatchObject({
      recovered: [{ id: '2' }],
    });
  });
});
