import { describe, expect, test } from '@jest/globals';
import { unknown } from '../../../provider/plugin/index.js';
import { Block, validate } from '../../../provider/plugin/schema/index.js';
import type { Value } from '../../../provider/plugin/wire/value.js';
import { attributes, number, partOf, values } from './blocks.js';

const { shape } = new Block(attributes);

function places(given: Record<string, Value>): unknown[] {
  return validate(shape, values(given)).map((diagnostic) => diagnostic.attribute);
}

describe('checks by zod', () => {
  test('pass what is right, and what nobody knows yet', () => {
    expect(places({ name: 'right', color: 'red', parts: [partOf('ab')] })).toEqual([]);
    expect(places({ name: unknown, color: unknown, parts: unknown, tags: [unknown, 'a', 'b'] })).toEqual([]);
  });

  test('name the place', () => {
    expect(places({ name: 'too long' })).toEqual([['name']]);
    expect(places({ name: 'a', color: 'blue' })).toEqual([['color']]);
    expect(places({ name: 'a', parts: [partOf('ab'), partOf('x')] })).toEqual([['parts', 1, 'name']]);
    expect(places({ name: 'a', shelf: new Map([['k', partOf('x')]]) })).toEqual([['shelf', 'k', 'name']]);
    expect(places({ name: 'a', whole: number('1.5') })).toEqual([['whole']]);
  });

  test('are made of the known parts of what is partly unknown', () => {
    expect(places({ name: 'a', parts: [partOf(unknown), partOf('x')] })).toEqual([['parts', 1, 'name']]);
    expect(places({ name: 'a', one: partOf('x', unknown) })).toEqual([['one', 'name']]);
  });

  test('report every problem', () => {
    expect(places({ name: 'too long', color: 'blue', tags: ['a', 'b', 'c'] })).toHaveLength(3);
  });
});
