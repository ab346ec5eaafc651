import { describe, expect, test } from '@jest/globals';
import { descriptorHash, holds, removalPatch } from '../../provider/resources/package/descriptor.js';

describe('a descriptor in OSM', () => {
  test('is the uploaded one though OSM rewrote scalars and added keys', () => {
    const ours = { id: 'a', version: '1.0', vld: [{ 'mgmt-network': 'true', index: 1 }], empty: null };
    const theirs = {
      id: 'a',
      version: '1.0',
      vld: [{ 'mgmt-network': true, index: '1', extra: 0 }],
      added: 'x',
    };
    expect(holds(theirs, ours)).toBe(true);
  });

  test.each([
    ['a value', { id: 'a', version: '2.0' }],
    ['a missing key', { id: 'a' }],
    ['a type', { id: 'a', version: { number: '1.0' } }],
  ])('is another one by %s', (_, theirs) => {
    expect(holds(theirs, { id: 'a', version: '1.0' })).toBe(false);
  });

  test('is another one by the length of a list', () => {
    expect(holds({ kdu: [{ name: 'a' }, { name: 'b' }] }, { kdu: [{ name: 'a' }] })).toBe(false);
  });

  test.each([
    ['1', '1.0', false],
    ['1.0', 1, true],
    [true, 'True', true],
    ['yes', true, false],
    ['', 0, false],
  ])('that says %j holds %j: %j', (theirs, ours, same) => {
    expect(holds({ version: theirs }, { version: ours })).toBe(same);
  });

  test('has a hash that the order of keys does not change', () => {
    expect(descriptorHash({ a: 1, b: { c: 1, d: 2 } })).toBe(descriptorHash({ b: { d: 2, c: 1 }, a: 1 }));
  });
});

describe('what an upload leaves behind', () => {
  test('is taken away by nulls, in nested maps too', () => {
    const ours = { id: 'a', 'k8s-cluster': { nets: [] } };
    const theirs = { id: 'a', description: 'old', 'k8s-cluster': { nets: [], version: ['v1'] }, kdu: [] };
    expect(removalPatch(ours, theirs)).toEqual({
      description: null,
      kdu: null,
      'k8s-cluster': { version: null },
    });
  });

  test('is nothing where OSM holds no more than the descriptor', () => {
    expect(
      removalPatch({ id: 'a', kdu: [{ name: 'x' }] }, { id: 'a', kdu: [{ name: 'x', extra: 1 }] }),
    ).toBeUndefined();
  });
});
