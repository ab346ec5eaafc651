import { describe, expect, test } from '@jest/globals';
import { gitSettingsSchema, openGitSource, withAbsolutePaths } from '../../../../src/poller/git/index.js';

const url = 'https://git.example.org/site-a.git';

describe('the settings', () => {
  test('have defaults', () => {
    expect(gitSettingsSchema.parse({ url })).toEqual({
      url,
      ref: { kind: 'branch', name: 'main' },
      path: '.',
      include: ['**'],
      exclude: [],
      intervalMs: 60_000,
      timeoutMs: 120_000,
      maxBytes: 500_000_000,
    });
  });

  test('are parsed, and their files found from the folder of the configuration', () => {
    const settings = gitSettingsSchema.parse({
      url,
      semver: '>=1.0.0 <2',
      path: './site/a/',
      interval: '1m30s',
      timeout: '45s',
      maxSize: '1GiB',
      auth: { user: 'bot', passwordFile: 'password' },
      proxy: 'http://proxy:3128',
      caFile: '/etc/ca.pem',
      verify: { object: 'tag', gpgKeysFile: 'keys.asc' },
    });
    expect(withAbsolutePaths(settings, '/etc/osmops')).toEqual({
      url,
      ref: { kind: 'semver', range: '>=1.0.0 <2' },
      path: 'site/a',
      include: ['**'],
      exclude: [],
      intervalMs: 90_000,
      timeoutMs: 45_000,
      maxBytes: 1_073_741_824,
      auth: { kind: 'password', user: 'bot', passwordFile: '/etc/osmops/password' },
      proxy: 'http://proxy:3128',
      caFile: '/etc/ca.pem',
      verify: { object: 'tag', gpgKeysFile: '/etc/osmops/keys.asc' },
    });
  });

  test.each([
    ['branch', { branch: '-x' }],
    ['branch', { branch: 'a..b' }],
    ['branch', { branch: 'a b' }],
    ['branch', { branch: 'x.lock' }],
    ['tag', { tag: 'v1\n' }],
    ['semver', { semver: 'latest!' }],
    ['', { branch: 'main', tag: 'v1' }],
    ['path', { path: '../x' }],
    ['path', { path: '/x' }],
    ['interval', { interval: '0s' }],
    ['interval', { interval: '1 minute' }],
    ['maxSize', { maxSize: '500' }],
    ['maxSize', { maxSize: '1TB' }],
    ['auth', { auth: {} }],
    ['auth', { auth: { user: 'a', tokenFile: 'b' } }],
    ['auth', { auth: { sshKeyFile: 'a', knownHostsFile: 'b' } }],
    ['auth', { url: 'git@example.org:a.git' }],
    ['auth', { url: 'file:///a', auth: { tokenFile: 'b' } }],
    ['proxy', { proxy: 'http://user:secret@proxy:1' }],
    ['proxy', { proxy: 'socks5://proxy:1' }],
    ['caFile', { url: 'file:///a', caFile: 'ca.pem' }],
    ['verify', { verify: { object: 'commit' } }],
    ['verify', { verify: { object: 'tag', gpgKeysFile: 'a' } }],
    ['', { unknown: 1 }],
  ])("say that '%s' is wrong in %j", (path, keys) => {
    const { error } = gitSettingsSchema.safeParse({ url, ...keys });
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('an address', () => {
  test.each([
    'https://git.example.org/a/b.git',
    'https://git.example.org:8443/a',
    'ssh://git@git.example.org:2222/a.git',
    'git@git.example.org:a/b.git',
    'git.example.org:/srv/a.git',
    'file:///srv/git/a b'.replace(' ', '%20'),
  ])('%s can be used', (address) => {
    const { error } = gitSettingsSchema.safeParse({ url: address });
    expect(error?.issues.filter(({ path }) => path[0] === 'url') ?? []).toEqual([]);
  });

  test.each([
    'https://bot:canary@git.example.org/a',
    'https://canary@git.example.org/a',
    'ssh://git:canary@git.example.org/a',
    'http://git.example.org/canary',
    'git://git.example.org/canary',
    'ext::sh -c canary',
    'ext::canary',
    'fd::17/canary',
    '-ucanary',
    '--upload-pack=canary',
    'ssh://-oProxyCommand=canary/x',
    'ssh://-canary@host/x',
    'ssh://host/-canary',
    '-oProxyCommand=canary:x',
    'git@-canary:x',
    'host:-canary',
    'host::canary',
    'https:///canary',
    'https://git.example.org',
    'https://git.example.org/a?token=canary',
    'https://git.example.org/a#canary',
    'file://host/canary',
    'https://git.example.org/a\ncanary',
    'https://git.example.org/a canary',
    '/srv/canary',
    './canary',
    'canary',
    '',
  ])('%j is refused before Git sees it, and not quoted', (address) => {
    const { error } = gitSettingsSchema.safeParse({ url: address });
    expect(error?.issues.some(({ path }) => path[0] === 'url')).toBe(true);
    expect(JSON.stringify(error?.issues)).not.toContain('canary');
    const settings = { ...gitSettingsSchema.parse({ url }), url: address };
    const open = () => openGitSource(settings, '/nowhere');
    expect(open).toThrow(expect.objectContaining({ code: 'git-url-refused' }));
    expect(open).toThrow(expect.not.objectContaining({ message: expect.stringContaining('canary') }));
  });
});
