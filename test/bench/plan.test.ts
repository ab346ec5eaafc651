import { expect, test } from '@jest/globals';
import { type Case, casesOf } from '../../bench/plan.js';

test('the full run measures osmops and OSM Ops with every number of instances, among every number of others', () => {
  for (const contender of ['osmops', 'OSM Ops']) {
    const cases = casesOf('full').filter((one) => one.contender === contender);
    const measured = cases.map(({ unmanaged, count }) => `${unmanaged} ${count}`);
    const all = [0, 50, 500].flatMap((unmanaged) =>
      [1, 10, 100, 1000].map((count) => `${unmanaged} ${count}`),
    );
    expect(measured.toSorted()).toEqual(all.toSorted());
  }
});

test('what takes longest comes last', () => {
  const counts = casesOf('full').map(({ count }) => count);
  expect(counts.slice(counts.indexOf(1000)).every((count) => count === 1000)).toBe(true);
});

test('osm, whose every login takes a second, is measured with few instances', () => {
  const counts = casesOf('full').flatMap(({ contender, count }) => (contender === 'osm' ? [count] : []));
  expect(Math.max(...counts)).toBe(10);
});

test('the quick run takes nothing that the full one does not', () => {
  const nameOf = ({ contender, unmanaged, count }: Case) => `${contender} ${unmanaged} ${count}`;
  const full = casesOf('full').map(nameOf);
  expect(casesOf('quick').filter((one) => !full.includes(nameOf(one)))).toEqual([]);
});
