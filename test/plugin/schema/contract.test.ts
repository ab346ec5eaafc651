import { describe, expect, test } from '@jest/globals';
import { unknown } from '../../../provider/plugin/index.js';
import {
  Block,
  checkApplied,
  checkKnown,
  checkPlan,
  withoutUnknown,
} from '../../../provider/plugin/schema/index.js';
import type { Value } from '../../../provider/plugin/wire/value.js';
import { attributes, number, partOf, values } from './blocks.js';

const { shape } = new Block(attributes);

describe('what was planned', () => {
  const check = (planned: Record<string, Value>, applied: Record<string, Value>) =>
    checkApplied(shape, values(planned), values(applied)).map((diagnostic) => diagnostic.attribute);

  test('comes back, sets in any order, the unknown as anything', () => {
    expect(check({ id: unknown, amount: number('1.0') }, { id: 'x', amount: number('1') })).toEqual([]);
    expect(check({ ports: [number('1'), number('2')] }, { ports: [number('2'), number('1')] })).toEqual([]);
    expect(check({ bag: [partOf('p', unknown)] }, { bag: [partOf('p', 's')] })).toEqual([]);
  });

  test.each<[Record<string, Value>, Record<string, Value>, unknown[]]>([
    [{ name: 'a' }, { name: 'b' }, ['name']],
    [{ tags: ['a', 'b'] }, { tags: ['a', 'c'] }, ['tags', 1]],
    [{ tags: ['a'] }, { tags: [] }, ['tags']],
    [{ tags: [] }, { tags: null }, ['tags']],
    [{ labels: new Map([['k', 'a']]) }, { labels: new Map() }, ['labels', 'k']],
    [{ ports: [number('1')] }, { ports: [number('2')] }, ['ports']],
    [{ parts: [partOf('p', unknown)] }, { parts: [partOf('q', 's')] }, ['parts', 0, 'name']],
    [{ one: partOf('p', '1') }, { one: partOf('p', '2') }, ['one', 'serial']],
  ])('%p must not become %p', (planned, applied, place) => {
    expect(check(planned, applied)).toEqual([place]);
  });
});

describe('a plan', () => {
  const check = (
    config: Record<string, Value>,
    prior: Record<string, Value> | null,
    planned: Record<string, Value>,
  ) =>
    checkPlan(shape, values(config), prior && values(prior), values(planned)).map(
      ({ attribute }) => attribute,
    );

  test('may have the configured value, the prior one, or what it likes of what it computes', () => {
    expect(check({ name: 'a' }, null, { name: 'a', id: unknown, color: 'red' })).toEqual([]);
    expect(check({ name: 'A' }, { name: 'a' }, { name: 'a', id: '9' })).toEqual([]);
  });

  test('may not have another', () => {
    expect(check({ name: 'a' }, { name: 'b' }, { name: 'c' })).toEqual([['name']]);
    expect(check({ name: 'a', color: 'red' }, null, { name: 'a', color: 'grey' })).toEqual([['color']]);
    expect(
      check({ name: 'a' }, { name: 'a', amount: number('1') }, { name: 'a', amount: number('1') }),
    ).toEqual([['amount']]);
  });
});

describe('what stays unknown', () => {
  const state = values({ name: 'a', id: unknown, parts: [partOf('p', unknown)] });

  test('is named', () => {
    expect(checkKnown(state).map(({ attribute }) => attribute)).toEqual([['id'], ['parts', 0, 'serial']]);
    expect(checkKnown(null)).toEqual([]);
  });

  test('becomes null', () => {
    expect(withoutUnknown(state)).toEqual(values({ name: 'a', parts: [partOf('p')] }));
  });
});
