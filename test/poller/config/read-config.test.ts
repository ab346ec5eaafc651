import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readPollerConfig } from '../../../src/poller/config/read-config.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

async function read(text: string) {
  const folder = await temporaryFolder();
  const file = join(folder, 'osmops.yaml');
  await writeFile(file, text);
  const { config, problems } = await readPollerConfig(file);
  const lines = problems.map(({ message, place: { line, column } }) => `${line}:${column} ${message}`);
  return { folder, config, lines };
}

const least = `dataDir: data
repositories:
  - name: site-a
    git: { url: https://git.example.org/site-a.git }
`;

test('what is left out has its default, and paths are relative to the file', async () => {
  const { folder, config } = await read(least);
  expect(config).toMatchObject({
    dataDir: join(folder, 'data'),
    concurrency: 4,
    gracePeriod: 300_000,
    http: { listen: { host: '127.0.0.1', port: 8080 } },
    log: { level: 'info' },
    repositories: [
      {
        name: 'site-a',
        git: { ref: { kind: 'branch', name: 'main' }, path: '.', intervalMs: 60_000 },
        apply: 'auto',
        maxDestroys: 3,
        prune: true,
        driftInterval: 600_000,
        onDrift: 'report',
        backend: { type: 'local', config: {}, env: {} },
        secrets: { env: [] },
        notifications: [],
      },
    ],
  });
});

test('every key is taken, and every file made absolute', async () => {
  const { folder, config, lines } = await read(`
dataDir: /var/lib/osmops
concurrency: 2
gracePeriod: 1m30s
http: { listen: "127.0.0.1:9090", tokenFile: token }
log: { level: debug }
repositories:
  - name: site-a
    git:
      url: https://git.example.org/site-a.git
      semver: ">=1.0.0 <2"
      auth: { tokenFile: git-token }
    connectionFile: osm.yaml
    secrets: { dir: secrets, env: [SITE_A_*, EDGE] }
    apply: manual
    maxDestroys: 0
    prune: false
    driftInterval: 0s
    onDrift: correct
    backend:
      type: pg
      config: { schema_name: site_a, skip_schema_creation: true }
      env: { PG_CONN_STR: { file: pg } }
    webhook: { provider: github, secretFile: hook }
    notifications:
      - { type: slack, urlFile: slack }
      - { type: github-status, tokenFile: gh }
`);
  expect(lines).toEqual([]);
  expect(config).toMatchObject({
    dataDir: '/var/lib/osmops',
    concurrency: 2,
    gracePeriod: 90_000,
    http: { tokenFile: join(folder, 'token') },
    repositories: [
      {
        git: { auth: { passwordFile: join(folder, 'git-token') } },
        connectionFile: join(folder, 'osm.yaml'),
        secrets: { dir: join(folder, 'secrets'), env: ['SITE_A_*', 'EDGE'] },
        apply: 'manual',
        maxDestroys: 0,
        prune: false,
        driftInterval: 0,
        onDrift: 'correct',
        backend: {
          type: 'pg',
          config: { schema_name: 'site_a', skip_schema_creation: 'true' },
          env: { PG_CONN_STR: { file: join(folder, 'pg') } },
        },
        webhook: { secretFile: join(folder, 'hook') },
        notifications: [{ urlFile: join(folder, 'slack') }, { tokenFile: join(folder, 'gh') }],
      },
    ],
  });
});

test('all problems are told at once, each at its place', async () => {
  const { config, lines } = await read(`concurrency: none
gracePeriod: soon
dataDirr: x
repositories:
  - name: Site A
    git: { branch: main }
    apply: sometimes
    maxDestroy: 3
    prune: yes
    backend: { type: local, config: { path: x } }
  - name: b
    git: { url: https://git.example.org/b.git, intervall: 1m }
  - name: b
    git: { url: https://git.example.org/b.git }
`);
  expect(config).toBeUndefined();
  expect(lines).toEqual([
    "1:1 'dataDir' is missing or empty.",
    "1:14 'concurrency' must be a whole number, 1 or more.",
    "2:14 'gracePeriod' must be a length of time such as 90m, 1h30m or 45s.",
    "3:1 Nothing reads the key 'dataDirr'; did you mean 'dataDir'?",
    "5:11 'repositories[0].name' must be of a-z, 0-9 and -, at most 63 of them.",
    "6:10 'repositories[0].git.url' is missing or empty.",
    "7:12 'repositories[0].apply' must be auto, manual or never.",
    "8:5 Nothing reads the key 'repositories[0].maxDestroy'; did you mean 'maxDestroys'?",
    "9:12 'repositories[0].prune' must be true or false.",
    "10:37 'repositories[0].backend.config' must be left out: the local backend keeps the state in `dataDir`.",
    "12:48 Nothing reads the key 'repositories[1].git.intervall'.",
  ]);
});

test.each([
  ['secrets/site-a', 'secrets/site-a/osm.yaml', "holds what 'repositories[0].connectionFile' names"],
  ['secrets/site-a', 'secrets/site-a-2/osm.yaml', undefined],
  ['.', 'secrets/osm.yaml', "holds what 'dataDir' names"],
  ['data/site-a', 'osm.yaml', "lies in what 'dataDir' names"],
  ['data', 'osm.yaml', "holds what 'dataDir' names"],
])('a folder of secrets is apart from what else there is: %s, %s', async (dir, file, overlap) => {
  const { config, lines } = await read(`${least}    connectionFile: ${file}\n    secrets: { dir: ${dir} }\n`);
  expect(config === undefined).toBe(overlap !== undefined);
  const line = `6:21 'repositories[0].secrets.dir' ${overlap}, once links are followed.`;
  expect(lines).toEqual(overlap === undefined ? [] : [line]);
});

test('any variable is too many', async () => {
  const { lines } = await read(`${least}    secrets: { env: ["*"] }\n`);
  expect(lines).toEqual([expect.stringMatching(/^5:22 'repositories\[0\]\.secrets\.env\[0\]' must be/)]);
});

test('two repositories of one name are one too many', async () => {
  const twice = `${least}  - name: site-a\n    git: { url: https://git.example.org/b.git }\n`;
  expect((await read(twice)).lines).toEqual(["5:11 'repositories[1].name' is taken by another repository."]);
});

test.each([
  ['', /^1:1 The file is empty\.$/],
  ['- a', /^1:1 The file must be a mapping\.$/],
  ['a: 1\na: 2', /^2:1 /],
  ['dataDir: x\nrepositories: []', /^2:15 'repositories' must have at least one entry\.$/],
])('%j is no configuration', async (text, problem) => {
  const { config, lines } = await read(text);
  expect(config).toBeUndefined();
  expect(lines[0]).toMatch(problem);
});

test('a file that is not there is told of', async () => {
  const { config, problems } = await readPollerConfig(join(await temporaryFolder(), 'none.yaml'));
  expect(config).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'watch-config-invalid' }]);
});

test('no problem quotes a password in an address', async () => {
  const { lines } = await read(least.replace('https://', 'https://user:canary@'));
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain('canary');
});

test.each([
  ['maxDestroys: -1', "'repositories[0].maxDestroys' must be a whole number, 0 or more."],
  ['maxDestroys: 1.5', "'repositories[0].maxDestroys' must be a whole number, 0 or more."],
])('a number that cannot be used is told with the least that can: %s', async (key, line) => {
  expect((await read(`${least}    ${key}\n`)).lines).toEqual([expect.stringContaining(line)]);
});

test('the concurrency is at least 1', async () => {
  expect((await read(`concurrency: 0\n${least}`)).lines).toEqual([
    "1:14 'concurrency' must be a whole number, 1 or more.",
  ]);
});
