import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitByLength } from '../../../provider/nbi/lookup/filter.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../support/mock-osm.js';

describe('splitByLength', () => {
  test('loses nothing, keeps the order, and keeps to the length', () => {
    const values = fc.array(fc.stringMatching(/^[a-z0-9-]{1,30}$/));
    fc.assert(
      fc.property(values, fc.integer({ min: 30, max: 100 }), (texts, length) => {
        const lists = splitByLength(texts, length);
        expect(lists.flatMap((list) => list.split(','))).toEqual(texts);
        expect(lists.every((list) => list.length <= length)).toBe(true);
      }),
    );
  });

  test('takes as few lists as the length allows', () => {
    expect(splitByLength(['aa', 'bb', 'cc', 'dd', 'ee'], 8)).toEqual(['aa,bb,cc', 'dd,ee']);
  });

  test('leaves a value alone that is too long in itself', () => {
    expect(splitByLength(['a', 'bbbbbb', 'c'], 4)).toEqual(['a', 'bbbbbb', 'c']);
  });
});

describe('a filtered read', () => {
  useMockedOsm();

  test('of very many is split so that no path is longer than OSM takes', async () => {
    const { nbi, events } = await openLoggedIn();
    const ids = Array.from(
      { length: 500 },
      (_, index) => `65cae6a7-f834-4061-b7c0-${String(index).padStart(12, '0')}`,
    );
    mockOsm()
      .get(/ns_instances_content/)
      .times(3)
      .reply(200, []);
    await Promise.all(ids.map((id) => nbi.nsInstances.get(id)));
    const paths = events.flatMap((event) =>
      event.kind === 'request-started' && event.method === 'GET' ? [event.path] : [],
    );
    expect(paths.flatMap((path) => path.split('?id=')[1]?.split(',') ?? [])).toEqual(ids);
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThanOrEqual(8000);
  });

  test('encodes what a query would take for something else', async () => {
    const { nbi } = await openLoggedIn();
    mockOsm().get('/nslcm/v1/ns_instances_content?name=a%26b%3D%25%20%C3%A9%23').reply(200, []);
    expect(await nbi.nsInstances.findByName('a&b=% é#')).toEqual([]);
  });
});
