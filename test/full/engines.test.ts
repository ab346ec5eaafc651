import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { instanceFile } from '../cli/support/example.js';
import { ldap, openSystem, type System } from '../cli/support/system.js';
import { openClient } from '../simulator/client.js';

/** Terraforms and OpenTofus beside the one on PATH, as paths separated like those of PATH. */
const others = (process.env['OSMOPS_TEST_ENGINES'] ?? '').split(delimiter).filter((path) => path !== '');

describe.each(['terraform', ...others.map((path) => resolve(path))])('with %s', (engine) => {
  let system: System;

  beforeEach(async () => {
    system = await openSystem({ env: { OSMOPS_TERRAFORM: engine } });
  });
  afterEach(() => system.close());

  test('a repository is applied, changed, found in order, and destroyed', async () => {
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    await system.setReplicaCount('2');
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(system.simulator.world.effective(ldap).parameters).toEqual({ replicaCount: '2' });
    expect(await system.osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0 });
    expect(await system.osmops('drift')).toMatchObject({ exitCode: 0 });
    expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(system.simulator.world.instances()).toEqual([]);
  });

  test("destroy takes what the state holds, and nothing of a stranger's that the files declare and name as an import", async () => {
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    const stranger = await makeByHand(system, 'mail');
    const declared = await readFile(join(system.repository, instanceFile), 'utf8');
    await writeFile(
      join(system.repository, 'deploy/kdu/mail.ops.yaml'),
      declared.replace(/^name: .*/m, 'name: mail'),
    );
    const imports = `imports: [{ to: osm_ns_instance.mail, id: ${stranger} }]\n`;
    await writeFile(join(system.repository, 'osm_ops_imports.yaml'), imports);
    // OSM deletes no package that an instance is of: the stranger's keeps these.
    expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 1 });
    expect(system.simulator.world.instances()).toMatchObject([{ id: stranger, nsState: 'READY' }]);
    // And with a state that holds no instance.
    await system.osmops('destroy', '--auto-approve');
    expect(system.simulator.world.instances()).toMatchObject([{ id: stranger, nsState: 'READY' }]);
  });
});

/** Somebody else's instance of the package that is applied; its id. */
async function makeByHand({ port, simulator }: System, nsName: string): Promise<string> {
  const client = await openClient(port);
  const [record] = await client.list(`nslcm/v1/ns_instances?name=${ldap.instance}`);
  const { nsdId, vimAccountId } = z
    .object({ instantiate_params: z.object({ nsdId: z.string(), vimAccountId: z.string() }) })
    .parse(record).instantiate_params;
  const id = await client.create('nslcm/v1/ns_instances_content', { nsName, nsdId, vimAccountId });
  await simulator.world.settled();
  return id;
}
