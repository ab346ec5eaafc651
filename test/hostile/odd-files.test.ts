import { mkdir, open, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { z } from 'zod';
import { readSecretFile } from '../../base/files/read-secret.js';
import { openNbi, readConnection } from '../../provider/nbi/index.js';
import { readPackage } from '../../provider/packages/index.js';
import { readOperatorSettings } from '../../src/cli/config/operator-config.js';
import { ignoreInGit } from '../../src/cli/init/git-ignore.js';
import { openBegunRecord, readBegun } from '../../src/deploy/begun/record.js';
import { learnFromOutput } from '../../src/deploy/begun/told.js';
import { identityFileName, moveIdentity } from '../../src/deploy/identity.js';
import { refuseUnknownStates } from '../../src/deploy/store/below-checkout.js';
import { readStoreNote } from '../../src/deploy/store/store.js';
import { readStateToTake } from '../../src/deploy/store/take-in.js';
import { readDataDir } from '../../src/poller/config/data-dir.js';
import { readPollerConfig } from '../../src/poller/config/read-config.js';
import { readAccessFile } from '../../src/poller/git/access/read-file.js';
import { placeSshKey, placeSshLink } from '../../src/poller/git/access/ssh-files.js';
import { readNotificationSecret } from '../../src/poller/notify/targets/read-url.js';
import { backendEnvironment } from '../../src/poller/stack/backend-environment.js';
import { connectionDigest } from '../../src/poller/stack/connection-digest.js';
import { jsonFile } from '../../src/poller/store/json-file.js';
import { lineLog } from '../../src/poller/store/line-log.js';
import { readRepository } from '../../src/repository/index.js';
import { openKeeper } from '../../src/terraform/keeper/index.js';
import { lockNoteFile, readLockNote, writeLockNote } from '../../src/terraform/keeper/lock-note.js';
import { peekState } from '../../src/terraform/keeper/peek-state.js';
import { runOutliving } from '../../src/terraform/run/outliving.js';
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
const lock = { timeoutMs: 0, signal: new AbortController().signal };

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
  ['id_ed25519', (path) => placeSshKey(path, `${path}.placed`)],
  ['known_hosts', (path) => placeSshLink(path, `${path}.placed`, 'The file of known hosts')],
  ['config.yaml', (config, cwd) => readOperatorSettings(cwd, { config, cwd, env: {} })],
  // The store of a state.
  ['terraform.tfstate', (_, folder) => openKeeper({ folder, lock })],
  ['terraform.tfstate.copy', (_, folder) => openKeeper({ folder, lock })],
  ['terraform.tfstate', readStateToTake],
  ['terraform.tfstate', peekState],
  ['store.json', (_, folder) => readStoreNote(folder)],
  ['begun.json', (_, folder) => readBegun(folder)],
  [
    'errored.tfstate',
    async (path, folder) => {
      const keeper = await openKeeper({ folder: join(folder, 'store'), lock });
      await keeper.takeIn(path).finally(() => keeper.close());
    },
  ],
  ['.osmops/terraform.tfstate', (_, root) => refuseUnknownStates(root, [])],
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
      await mkdir(dirname(join(place, file)), { recursive: true });
      await rm(join(place, file), { force: true });
      const server = await oddities[name]?.(join(place, file));
      await expect(read(join(place, file), place).then(() => `${file}: read`)).rejects.toThrow(
        /regular|too large|is a state that osmops does not know|larger than|cannot be|is not a folder|neither a file nor|no descriptor/,
      );
      server?.close();
    }
    // What stands for a file, and is compared only, is as good as none.
    expect(await connectionDigest(root)).toBe(await connectionDigest(join(root, 'none')));
  },
);

test.each(Object.keys(oddities).filter((name) => name !== 'a folder'))(
  '%s in the place of a note of our own keeps nobody waiting, and is written over',
  async (name) => {
    const folder = await makeFolder({ 'terraform.tfstate': '' });
    const stateFile = join(folder, 'terraform.tfstate');
    const note = { ID: 'a', Operation: 'b', Who: 'c', Created: 'd' };
    const put = (path: string) => oddities[name]?.(path);
    const places = [lockNoteFile(stateFile), join(folder, 'terraform.log'), join(folder, identityFileName)];
    const servers = [];
    for (const place of places) servers.push(await put(place));
    expect(readLockNote(stateFile)).toBeUndefined();
    writeLockNote(stateFile, note, '1');
    expect(readLockNote(stateFile)).toEqual(note);

    await moveIdentity(folder, join(folder, 'next'));
    const record = await openBegunRecord(folder);
    await record.replace([{ address: 'osm_ns_instance.a', type: 'osm_ns_instance', name: 'a', since: '' }]);
    await learnFromOutput(join(folder, 'terraform.log'), record);
    for (const server of servers) server?.close();
    const said: string[] = [];
    const options = { path: process.execPath, args: ['-p', '1'], cwd: folder, env: {} };
    const told = { onStdout: (text: string) => void said.push(text), onStderr: () => undefined };
    const locked = await open(stateFile);
    await runOutliving(
      { ...options, ...told },
      { outputFile: join(folder, 'terraform.log'), lockFd: locked.fd },
    );
    await locked.close();
    expect(said.join('')).toBe('1\n');
  },
);
