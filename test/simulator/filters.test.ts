import { expect, test } from '@jest/globals';
import { compileFilter } from '../../src/simulator/filters.js';

// The recordings pin the filters on names, states and times; here is what they leave open.

const documents = [
  { name: 'a', size: 1, tags: ['x', 'y'], parts: [{ kind: 'k' }, { kind: 'l' }] },
  { name: 'b', size: 2, tags: [], parts: [] },
  { name: 'c', size: 3, note: null },
];

function passing(key: string, ...values: readonly string[]): readonly string[] {
  return documents.filter(compileFilter(new Map([[key, values]]), false)).map(({ name }) => name);
}

test.each([
  ['size.gt', '2', 'c'],
  ['size.gte', '2', 'bc'],
  ['size.lt', '2', 'a'],
  ['size.lte', '2', 'ab'],
])('%s compares numbers', (key, value, expected) => {
  expect(passing(key, value).join('')).toBe(expected);
});

test('a list matches if one of its items does', () => {
  expect(passing('tags', 'y')).toEqual(['a']);
  expect(passing('parts.kind', 'l')).toEqual(['a']);
  expect(passing('parts.0.kind', 'l')).toEqual([]);
});

test('a negation holds for a list only if it holds for every item', () => {
  expect(passing('tags.ne', 'y')).toEqual(['b', 'c']);
});

test('an empty value stands for null and for what is not there', () => {
  expect(passing('note', '')).toEqual(['a', 'b', 'c']);
  expect(passing('size', '')).toEqual([]);
});

test('values of one key are alternatives, in one text or in several', () => {
  expect(passing('name', 'a,c')).toEqual(['a', 'c']);
  expect(passing('name', 'a', 'c')).toEqual(['a', 'c']);
});
