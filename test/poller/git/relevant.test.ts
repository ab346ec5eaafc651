import { expect, test } from '@jest/globals';
import { gitSettingsSchema, isRelevant } from '../../../src/poller/git/index.js';

test.each([
  [{}, ['a'], true],
  [{}, [], false],
  [{}, ['.github/x.yml'], true],
  [{ exclude: ['docs/**'] }, ['docs/a/b.md'], false],
  [{ exclude: ['docs/**'] }, ['docs/a.md', 'x'], true],
  [{ include: ['deploy/**', '*.yaml'] }, ['README.md', 'deploy/a/b'], true],
  [{ include: ['deploy/**', '*.yaml'] }, ['README.md', 'a/b.yaml'], false],
  [{ path: 'site-a' }, ['site-a/x'], true],
  [{ path: './site-a/' }, ['site-ab/x', 'x'], false],
  [{ path: 'site-a', exclude: ['docs/**'] }, ['site-a/docs/x', 'docs/x'], false],
  [{ path: 'site-a' }, ['site-a'], true],
  [{ path: 'site-a', exclude: ['**'] }, 'unknown' as const, true],
])('with %j the change of %j matters: %s', (keys, changed, matters) => {
  const settings = gitSettingsSchema.parse({ url: 'https://git.example.org/a.git', ...keys });
  expect(isRelevant(changed, settings)).toBe(matters);
});
