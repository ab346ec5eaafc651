import { afterEach, expect, test } from '@jest/globals';
import { localPath } from '../../provider/resources/local-path.js';
import { openTestOsm, type TestOsm } from './support/osm.js';

let system: TestOsm;

afterEach(() => system.close());

test('a relative path is one of the root of its run, and means nothing without one in a process that outlives runs', async () => {
  system = await openTestOsm({ relativePaths: false });
  const at = (path: string, root?: string) =>
    localPath(path, 'source', system.context(root === undefined ? {} : { root }));
  expect(at('deploy/pkg', '/trees/a')).toBe('/trees/a/deploy/pkg');
  expect(at('deploy/pkg', '/trees/b')).toBe('/trees/b/deploy/pkg');
  expect(at('/elsewhere/pkg', '/trees/a')).toBe('/elsewhere/pkg');
  expect(() => at('deploy/pkg')).toThrow("The path 'deploy/pkg' is relative");
});
