import { mkdir, open, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { z } from 'zod';
import { readSecretFile } from '../../base/files/read-secret.js';
import { openNbi, readConnection } from '../../provider/nbi/index.js';
import { readPackage } from '../../provider/packages/index.js';
import { ignoreInGit } from '../../src/cli/init/git-ignore.js';
import { readDataDir } from '../../src/poller/config/data-dir.js';
import { readPollerConfig } from '../../src/poller/config/read-config.js';
import { readAccessFile } from '../../src/poller/git/access/read-file.js';
import { readNotificationSecret } from '../../src/poller/notify/targets/read-url.js';
import { backendEnvironment } from '../../src/poller/stack/backend-environment.js';
import { connectionDigest } from '../../src/poller/stack/connection-digest.js';
import { jsonFile } from '../../src/poller/store/json-file.js';
import { lineLog } from '../../src/poller/store/line-log.js';
import { readRepository } from '../../src/repository/index.js';
import { makeFolder } from '../packages/support/folder.js';
import { base, nsInstance } from '../repository/support/repository.js';

const vnfd = 'vnfd: {id: a_knf, product-name: a, kdu: [{name: a, helm-chart: x/a}]}\n';

/** A repository in which everything that is read is there. */
const repository = {
  ...base,
  'osm_ops_imports.yaml': 'imports: []\n',
  'a.osmops.yaml': nsInstance(),
  'osm-pkgs/a_knf/a_vnfd.yaml': vnfd,
  'osm-pkgs/a_knf/charts/values.yaml': 'a: 1\n',
};

/** What is wrong with a repository; throws it, as the other readers do. */
async function readAll(root: string): Promise<void> {
  const { deployment, problems } = await readRepository(root);
  if (deployment === undefined) throw new Error(problems.map(({ message }) => message).join('\n'));
}

const connection = { hostname: '127.0.0.1:1', user: 'a', password: 'a', project: 'a', tls: false } as const;
const log = { most: 1, mostBytes: 1000 };

/** Everything that reads a file that others can put in place: its path in the folder, and the reader. */
const readers: readonly (readonly [string, (path: string, root: string) => Promise<unknown>])[] = [
  ...Object.keys(repository).map((file) => [file, (_: string, root: string) => readAll(root)] as const),
  ['connection.yaml', (path) => readConnection(path)],
  ['ca.pem', (caFile) => openNbi({ ...connection, caFile })],
  ['osm-pkgs/a_knf/chart.tgz', (path) => readPackage(dirname(path))],
  ['secret', (path) => readSecretFile(path)],
  ['token', (path) => readAccessFile(path, 'The token')],
  ['hook', readNotificationSecret],
  ['backend', (file) => backendEnvironment({ type: 'pg', config: {}, env: { PGPASSWORD: { file } } })],
  ['osmops.yaml', readDataDir],
  [
    'osmops.yaml',
    async (path) => {
      const { config, problems } = await readPollerConfig(path);
      if (config === undefined) throw new Error(problems[0]?.message);
    },
  ],
  ['memory.json', (path) => jsonFile(path, z.unknown()).read()],
  ['events.jsonl', (path) => lineLog(path, z.unknown(), log).read()],
  ['events.jsonl', (path) => lineLog(path, z.unknown(), log).append({})],
  ['.gitignore', (_, root) => ignoreInGit(root, ['.osmops/'])],
];

/** What can stand in the place of a file. */
const oddities: Readonly<Record<string, (path: string) => Promise<Server | undefined>>> = {
  'a FIFO': async (path) => {
    await execa('mkfifo', [path]);
    return undefined;
  },
  'a socket': async (path) => createServer().listen(path),
  'a folder': async (path) => {
    await mkdir(path);
    return undefined;
  },
  'a file of a terabyte': async (path) => {
    const file = await open(path, 'w');
    await file.truncate(1_000_000_000_000);
    await file.close();
    return undefined;
  },
};

test.each(Object.keys(oddities))(
  '%s in the place of a file is an error at once, whoever reads it',
  async (name) => {
    const root = await makeFolder(repository);
    await readAll(root);
    // There a folder is nothing odd.
    const odd = readers.filter(([file]) => name !== 'a folder' || !/a_knf\/ch|a\.osmops/.test(file));
    for (const [file, read] of odd) {
      const place = await makeFolder(repository);
      await rm(join(place, file), { force: true });
      const server = await oddities[name]?.(join(place, file));
      await expect(read(join(place, file), place).then(() => `${file}: read`)).rejects.toThrow(
        /regular|too large|larger than|cannot be|is not a folder|neither a file nor|no descriptor/,
      );
      server?.close();
    }
    // What stands for a file, and is compared only, is as good as none.
    expect(await connectionDigest(root)).toBe(await connectionDigest(join(root, 'none')));
  },
);
