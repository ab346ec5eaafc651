import { expect, test } from '@jest/globals';
import { garbageCollectionFor } from '../../../src/terraform/index.js';

test('garbage is collected less often where there is little of it', () => {
  expect(garbageCollectionFor(2_000, {})).toEqual({ GOGC: '300' });
  expect(garbageCollectionFor(2_001, {})).toEqual({});
});

test.each([{ GOGC: '50' }, { GOMEMLIMIT: '512MiB' }])('what the environment says stands: %j', (env) => {
  expect(garbageCollectionFor(10, env)).toEqual({});
});
