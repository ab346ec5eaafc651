import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { instanceFile, temporaryFolder } from '../cli/support/example.js';
import { openSystem, startOsmops } from '../cli/support/system.js';
import { until } from '../support/until.js';

test('plain terraform waits for a command that writes, and a command for plain terraform: what each wrote stays', async () => {
  const system = await openSystem();
  const { repository, simulator } = system;
  const folder = await temporaryFolder();
  const synthesized = join(folder, 'synthesized');
  const terraform = (...args: string[]) =>
    startOsmops(folder, [
      ...['provider', 'exec', '--repository', repository, '--'],
      ...['terraform', `-chdir=${synthesized}`, ...args],
    ]).ended;
  const apply = ['apply', '-input=false', '-auto-approve', '-no-color'] as const;
  /** Declares another instance, which OSM takes its time to make. */
  const declare = async (name: string) => {
    const declared = await readFile(join(repository, instanceFile), 'utf8');
    const file = join(repository, `deploy/kdu/${name}.ops.yaml`);
    await writeFile(file, declared.replace(/^name: .*/m, `name: ${name}`));
    simulator.scriptOperation({ type: 'instantiate', seconds: 3 });
  };
  const synth = () => system.osmops('synth', '--out', synthesized);
  const isBegun = (wanted: string) => () => simulator.world.instances().some(({ name }) => name === wanted);
  try {
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0 });
    await synth();
    expect(await terraform('init', '-input=false')).toMatchObject({ exitCode: 0 });

    await declare('mail');
    const command = system.start('apply', '--auto-approve');
    await until(isBegun('mail'));
    await system.setReplicaCount('3');
    await synth();
    const waited = await terraform(...apply, '-lock-timeout=60s');
    expect(await command.ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(waited).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Acquiring state lock') });
    expect(waited.stdout).toContain('0 added, 1 changed, 0 destroyed');

    await declare('news');
    await synth();
    const plain = terraform(...apply);
    await until(isBegun('news'));
    await system.setReplicaCount('5');
    const { exitCode, stderr, stdout } = await system.osmops('apply', '--auto-approve');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining('Waiting for up to a minute'),
    });
    expect(stdout).toContain('0 added, 1 changed, 0 destroyed');
    expect(await plain).toMatchObject({ exitCode: 0 });

    expect((await system.osmops('plan', '--detailed-exitcode')).stdout).toContain('No changes.');
    for (const name of ['mail', 'news']) {
      expect(simulator.world.operations(name)).toEqual({ instantiate: 1 });
    }
  } finally {
    await system.close();
  }
});
