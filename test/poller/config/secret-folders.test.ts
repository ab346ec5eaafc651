import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { configuredPaths } from '../../../src/poller/config/configured-paths.js';
import { readPollerConfig } from '../../../src/poller/config/read-config.js';
import { configSchema } from '../../../src/poller/config/schema.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** A configuration with every key that names a file, each in a folder of its own. */
const everything = `
dataDir: data
http: { tokenFile: http/token }
repositories:
  - name: a
    git:
      url: ssh://git@git.example.org/a.git
      auth: { sshKeyFile: ssh-key/key, knownHostsFile: known/hosts }
      verify: { object: commit, gpgKeysFile: gpg/keys, sshSignersFile: signers/keys }
    connectionFile: connection/osm.yaml
    secrets: { dir: secrets-a }
    backend:
      type: s3
      config: { bucket: b, shared_credentials_files: [ /srv/aws/credentials ] }
      env: { AWS_SECRET_ACCESS_KEY: { file: aws/key } }
    webhook: { provider: github, secretFile: hook/secret }
    notifications:
      - { type: slack, urlFile: slack/url }
      - { type: github-status, tokenFile: gh/token }
  - name: b
    git:
      url: https://git.example.org/b.git
      auth: { user: u, passwordFile: password/b }
      caFile: ca/pem
    secrets: { dir: secrets-b }
  - name: c
    git: { url: "https://git.example.org/c.git", auth: { tokenFile: git/token } }
`;

const folders = [
  ...['data', 'http', 'ssh-key', 'known', 'gpg', 'signers', 'connection', 'aws', 'hook', 'slack', 'gh'],
  ...['password', 'ca', 'secrets-b', 'git'],
];

async function problems(folder: string, text = everything): Promise<string[]> {
  const file = join(folder, 'osmops.yaml');
  await writeFile(file, text);
  return (await readPollerConfig(file)).problems.map(({ message }) => message);
}

test('all files and folders are found by the schema, and a key that says it names one is marked as one', () => {
  const unmarked: string[] = [];
  (function walk(value: unknown, key: string) {
    if (typeof value !== 'object' || value === null) return;
    const isText = 'type' in value && value.type === 'string';
    if (isText && /(file|dir|folder|path)$/i.test(key) && !('format' in value)) unmarked.push(key);
    for (const [inner, member] of Object.entries(value)) walk(member, inner);
  })(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }), '');
  // `git.path` is one of the repository, not of this computer.
  expect(unmarked).toEqual(['path']);
});

test('folders of their own are fine, and one that is written alike for two repositories', async () => {
  const folder = await temporaryFolder();
  expect(await problems(folder)).toEqual([]);
  expect(await problems(folder, everything.replace('secrets-b', 'secrets-a'))).toEqual([]);
});

test.each([...folders, '/srv/aws'])('a link to %s is no folder of secrets', async (other) => {
  const folder = await temporaryFolder();
  await symlink(other, join(folder, 'secrets-a'));
  const [first, ...others] = await problems(folder);
  // The folder of secrets of b is one that holds what is another's, too.
  expect(others).toHaveLength(other === 'secrets-b' ? 1 : 0);
  expect(first).toMatch(
    /^'repositories\[0\]\.secrets\.dir' holds what '.*' names, once links are followed\.$/,
  );
});

test.each(['secrets-b/inner', 'data/inner', '.', '..'])(
  'nor is one that lies in, or holds, another: %s, though it be made later',
  async (target) => {
    const folder = await temporaryFolder();
    await symlink(target, join(folder, 'secrets-a'));
    expect((await problems(folder))[0]).toMatch(/^'repositories\[0\]\.secrets\.dir' (holds|lies in) /);
  },
);

test('links on the way are followed, of the other file too', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'real'));
  await symlink('real', join(folder, 'way'));
  await symlink('real/secrets', join(folder, 'elsewhere'));
  const text = everything
    .replace('dir: secrets-a', 'dir: way/secrets')
    .replace('http/token', 'elsewhere/token');
  expect(await problems(folder, text)).toEqual([
    "'repositories[0].secrets.dir' holds what 'http.tokenFile' names, once links are followed.",
  ]);
});

test('every path is made absolute', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'osmops.yaml');
  await writeFile(file, everything);
  const { config } = await readPollerConfig(file);
  // What stays relative is found by the names in it: all of them have a folder of their own.
  const text = JSON.stringify(config);
  for (const name of folders) expect(text).toContain(JSON.stringify(join(folder, name)).slice(0, -1));
  expect(configuredPaths({ dataDir: 'x' }, '/etc')).toEqual([{ at: ['dataDir'], path: '/etc/x' }]);
});
