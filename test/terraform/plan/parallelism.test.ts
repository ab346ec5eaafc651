import { expect, test } from '@jest/globals';
import { countResources, parallelismFor } from '../../../src/terraform/index.js';

test('resources of all types are counted, and nothing else', () => {
  const resource = { osm_ns_instance: { a: {}, b: {} }, osm_ns_package: { c: {} } };
  expect(countResources({ resource, data: { osm_nsd: { d: {} } }, terraform: {} })).toBe(3);
  expect(countResources({ terraform: {} })).toBe(0);
});

test.each([
  [0, 10],
  [10, 10],
  [11, 11],
])('%d resources are worked on %d at a time', (resources, parallelism) => {
  expect(parallelismFor(resources)).toBe(parallelism);
});
