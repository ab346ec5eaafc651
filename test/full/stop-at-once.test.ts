import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { lockFile } from '../../src/poller/lock/lock-file.js';
import { edit, exampleRepository, temporaryFolder } from '../cli/support/example.js';
import { instance } from '../poller/support/watched-system.js';
import { type BlackHole, openBlackHole } from '../support/black-hole.js';
import { until } from '../support/until.js';

// Whatever a poller is at when it is told to stop: nothing of it lasts as long as the limits of what it waits for, of
// which the shortest are 30 seconds.

const patienceMs = 15_000;

/** What a run ends with. Fails if it goes on as if nothing had been said. */
async function ends<T>(ended: Promise<T>): Promise<T> {
  const late = new AbortController();
  const tooLate = sleep(patienceMs, undefined, { signal: late.signal }).then(() => {
    throw new Error('it goes on');
  });
  try {
    return await Promise.race([ended, tooLate]);
  } finally {
    late.abort();
    await tooLate.catch(() => undefined);
  }
}

let folder: string;
let repository: string;
let hole: BlackHole;

beforeEach(async () => {
  folder = await temporaryFolder();
  repository = await exampleRepository();
  hole = await openBlackHole();
  await edit(repository, 'connection.yaml', /^hostname: .*/m, `hostname: ${hole.address}`);
});

afterEach(() => hole.close());

describe('a poller ends at once', () => {
  /** Runs a poller of one repository, tells it to stop at a moment, and gives what it said. */
  async function stopWatch(
    keys: Readonly<Record<string, string>>,
    isTheMoment: (said: string, pid: number) => boolean | Promise<boolean>,
  ) {
    const lines = Object.entries({ driftInterval: '0s', ...keys }).map(
      ([key, value]) => `    ${key}: ${value}`,
    );
    await writeFile(
      join(folder, 'osmops.yaml'),
      `dataDir: data\nhttp: { listen: "127.0.0.1:0" }\nrepositories:\n  - name: site\n${lines.join('\n')}\n`,
    );
    const subprocess = watch();
    let said = '';
    subprocess.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    let hasEnded = false;
    void subprocess.then(() => {
      hasEnded = true;
    });
    await until(async () => hasEnded || (await isTheMoment(said, subprocess.pid ?? 0)));
    expect({ said, hasEnded }).toEqual({ said, hasEnded: false });
    subprocess.kill('SIGTERM');
    const { exitCode, stderr } = await ends(subprocess);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    return said;
  }

  const watch = () =>
    execa(
      process.execPath,
      [join(process.cwd(), 'dist/src/cli/main.js'), 'watch', '-c', 'osmops.yaml', '--json'],
      {
        ...{ cwd: folder, stdin: 'ignore', reject: false, forceKillAfterDelay: false },
        env: { XDG_STATE_HOME: join(folder, 'state') },
      },
    );

  /** Has the repository be one of Git's. */
  async function commit(): Promise<string> {
    const git = (...args: string[]) => execa('git', ['-C', repository, ...args]);
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '--quiet', '--message', 'one');
    return `{ url: "file://${repository}", interval: 1h }`;
  }

  test('that waits for a Git server that does not answer', async () => {
    await stopWatch({ git: `{ url: "https://${hole.address}/x.git", interval: 1h }` }, hole.isAsked);
  });

  test('that looks again later', async () => {
    const git = '{ url: "https://127.0.0.1:1/x.git", interval: 1h }';
    await stopWatch({ git }, (said) => said.includes('fetch-failed'));
  });

  test('that waits for an OSM that does not answer', async () => {
    await stopWatch({ git: await commit() }, hole.isAsked);
  });

  test('that waits for a receiver of notifications that does not answer', async () => {
    await writeFile(join(folder, 'url'), `http://${hole.address}/hook`, { mode: 0o600 });
    await edit(repository, 'connection.yaml', /^hostname: .*/m, 'hostname: 127.0.0.1:1');
    const notifications = '[{ type: webhook, urlFile: url }]';
    await stopWatch({ git: await commit(), notifications }, hole.isAsked);
  });

  test('whose events somebody follows', async () => {
    const git = '{ url: "https://127.0.0.1:1/x.git", interval: 1h }';
    let following: Response | undefined;
    await stopWatch({ git }, async (said) => {
      const [, url] = /listening on (http:\S+)/.exec(said) ?? [];
      if (url !== undefined) following ??= await fetch(`${url}/api/v1/repositories/site/events?follow=true`);
      return following?.ok ?? false;
    });
    await following?.body?.cancel().catch(() => undefined);
  });

  test('that reads thousands of files', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, one) =>
        mkdir(join(repository, `deploy/many/${one}`), { recursive: true }),
      ),
    );
    for (let one = 0; one < 5_000; one += 1) {
      await writeFile(join(repository, `deploy/many/${one % 50}/${one}.ops.yaml`), instance(`many${one}`));
    }
    const said = await stopWatch({ git: await commit() }, (text) => text.includes('reconcile-started'));
    expect(said).not.toContain('"planned"');
  });

  test('whose data folder another one has', async () => {
    const lockPath = join(folder, 'data/poller.lock');
    const other = await lockFile(lockPath, new AbortController().signal);
    await stopWatch({ git: await commit() }, (_, pid) => hasOpen(pid, lockPath));
    await other?.release();
  });
});

async function hasOpen(pid: number, path: string): Promise<boolean> {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const files = await Promise.all(
    descriptors.map((one) => readlink(`/proc/${pid}/fd/${one}`).catch(() => '')),
  );
  return files.includes(path);
}
