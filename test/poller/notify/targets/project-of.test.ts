import { expect, test } from '@jest/globals';
import { projectOf } from '../../../../src/poller/notify/targets/project-of.js';

test.each([
  ['https://github.com/acme/site-a.git', 'github.com', 'acme/site-a'],
  ['https://git.example.org:8443/group/sub/site', 'git.example.org:8443', 'group/sub/site'],
  ['ssh://git@git.example.org:2222/acme/site.git/', 'git.example.org', 'acme/site'],
  ['git@github.com:acme/site-a.git', 'github.com', 'acme/site-a'],
  ['github.com:acme/site-a', 'github.com', 'acme/site-a'],
])('%s', (remote, host, path) => {
  expect(projectOf(remote)).toEqual({ host, path });
});

test.each(['file:///srv/git/acme/site.git', '/srv/git/site.git', 'https://git.example.org/site.git', ''])(
  '%s names no project',
  (remote) => {
    expect(projectOf(remote)).toBeUndefined();
  },
);
