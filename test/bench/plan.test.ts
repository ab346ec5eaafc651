import { expect, test } from '@jest/globals';
import { casesOf } from '../../bench/plan.js';

test('the full run measures osmops and OSM Ops with every number of instances, among every number of others', () => {
  for (const contender of ['osmops', 'OSM Ops']) {
    const cases = casesOf('full').filter((one) => one.contender === contender);
    expect(cases.map(({ unmanaged, count }) => [unmanaged, count])).toEqual(
      [0, 50, 500].flatMap((unmanaged) => [1, 10, 100, 1000].map((count) => [unmanaged, count])),
    );
  }
});

test('the cases of one number of unmanaged instances stand together, for they share an OSM', () => {
  const unmanaged = casesOf('full').map((one) => one.unmanaged);
  expect(unmanaged).toEqual(unmanaged.toSorted((a, b) => a - b));
});

test('osm, whose every login takes a second, is measured with few instances', () => {
  const counts = casesOf('full').flatMap(({ contender, count }) => (contender === 'osm' ? [count] : []));
  expect(Math.max(...counts)).toBe(10);
});
