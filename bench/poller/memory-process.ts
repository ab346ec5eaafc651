import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openGitSource } from '../../src/poller/git/index.js';
import { createPoller, readPollerConfig } from '../../src/poller/index.js';
import { Gate } from './gate.js';
import { idleStack } from './idle-stack.js';
import type { MemoryUse } from './memory.js';

// A process of its own, run with --expose-gc: a poller whose clock runs fast and which has no Terraform, but which asks real
// remotes by the real Git. Prints, as JSON, what it holds after so many polls of each repository.

const [, , folder = '', remote = '', repositories = '', ...stops] = process.argv;
const names = Array.from({ length: Number(repositories) }, (_, index) => `site-${index}`);
const configFile = join(folder, 'osmops.yaml');
const entries = names.map(
  (name) => `  - { name: ${name}, driftInterval: 0s, git: { url: "${remote}", interval: 1s } }\n`,
);
await writeFile(configFile, `dataDir: data\nrepositories:\n${entries.join('')}`);
const { config, problems } = await readPollerConfig(configFile);
if (config === undefined) throw new Error(JSON.stringify(problems));

const start = Date.now();
/** The clock runs fast once all have been planned. */
const fast = { since: start, times: 1 };
const now = () => fast.since + (Date.now() - fast.since) * fast.times;
const gate = new Gate(names.length);
const poller = createPoller(config, {
  openStack: () => idleStack,
  openSource(settings, sourceFolder) {
    const source = openGitSource(settings.git, sourceFolder);
    return {
      ...source,
      async look(signal, since) {
        await gate.pass(settings.name);
        return source.look(signal, since);
      },
    };
  },
  clock: {
    now,
    sleep: (ms, signal) => sleep(ms / fast.times, undefined, { signal }).catch(() => undefined),
  },
});
const failures: string[] = [];
const ready = new Set<string>();
poller.onEvent((event) => {
  if ('error' in event) failures.push(`${event.repository}: ${event.error.code}: ${event.error.message}`);
  if (event.kind === 'ready') ready.add(event.repository);
});
await poller.start();
while (ready.size < names.length) await sleep(10);
Object.assign(fast, { since: Date.now(), times: 1000 });
const uses: MemoryUse[] = [];
for (const polls of stops.map(Number)) {
  await gate.openUntil(polls);
  uses.push(await measureUse(polls));
}
process.stdout.write(JSON.stringify({ uses, failures: failures.slice(0, 10) }));
process.exit(0);

async function measureUse(polls: number): Promise<MemoryUse> {
  for (let round = 0; round < 3; round += 1) {
    await sleep(50);
    globalThis.gc?.();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const files = await readdir(join(folder, 'data'), { recursive: true });
  const descriptors = await readdir('/proc/self/fd');
  const seconds = (Date.now() - start) / 1000;
  return { polls, rss, heapUsed, external, files: files.length, descriptors: descriptors.length, seconds };
}
