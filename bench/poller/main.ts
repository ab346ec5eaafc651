import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { projectRoot } from '../../src/deploy/index.js';
import { describeEnvironment } from '../report/environment.js';
import { measureLatencies } from './latency.js';
import { measureMemory } from './memory.js';
import { report } from './report.js';

const [files, times, repositories] = [1000, 3, 50];
const stops = [100, 300, 1000];

const folder = await mkdtemp(join(tmpdir(), 'osmops-bench-'));
try {
  const environment = await describeEnvironment();
  const latencies = await measureLatencies({
    ...{ folder: await subfolder('latency'), files, times },
    onMeasured: ({ trigger, firstWrite, applied }) =>
      process.stderr.write(
        `${trigger}: first write ${firstWrite.toFixed(2)} s, applied ${applied.toFixed(2)} s\n`,
      ),
  });
  const remote = await subfolder('remote');
  const git = (...args: string[]) => execa('git', ['-C', remote, ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  await writeFile(join(remote, 'osm_ops_config.yaml'), 'connectionFile: connection.yaml\n');
  await git('add', '--all');
  await git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit', '--quiet', '-m', 'One');
  const uses = await measureMemory(await subfolder('memory'), remote, repositories, stops);
  const page = report(latencies, uses, { environment, files, repositories });
  await writeFile(join(projectRoot, 'bench/results/poller.md'), page);
  process.stderr.write('Written: bench/results/poller.md\n');
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function subfolder(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  return path;
}
