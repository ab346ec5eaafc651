import { expect, test } from '@jest/globals';
import { formatPath } from '../../../src/terraform/plan/attribute-path.js';

test.each([
  [['vnfs', 0, 'kdus', 0, 'params', 'replicaCount'], 'vnfs[0].kdus[0].params.replicaCount'],
  [['annotations', 'kubernetes.io/os'], 'annotations["kubernetes.io/os"]'],
  [['a-b', '1st'], 'a-b["1st"]'],
  [[], ''],
])('%j is %s', (steps, path) => {
  expect(formatPath(steps)).toBe(path);
});
