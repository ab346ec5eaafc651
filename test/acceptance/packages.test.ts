import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isMap, parseDocument, type YAMLMap } from 'yaml';
import { openldapInstance } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

let system: System;
let folder: string;

beforeEach(async () => {
  system = await openSystem();
  folder = join(system.folder, 'packages');
  await cp(resolve('examples/openldap/deploy/osm-pkgs'), folder, { recursive: true });
});

afterEach(async () => {
  await system.close();
});

function configuration(at = folder): string {
  return `
resource "osm_vnf_package" "openldap_knf" {
  source = "${at}/openldap_knf"
}
resource "osm_ns_package" "openldap_ns" {
  source     = "${at}/openldap_ns"
  depends_on = [osm_vnf_package.openldap_knf]
}
`;
}

async function applied(): Promise<void> {
  await system.write(configuration());
  await system.apply();
}

const kinds = [
  {
    address: 'osm_vnf_package.openldap_knf',
    id: 'openldap_knf',
    file: 'openldap_knf/openldap_vnfd.yaml',
    of: 'vnf',
  },
  {
    address: 'osm_ns_package.openldap_ns',
    id: 'openldap_ns',
    file: 'openldap_ns/openldap_nsd.yaml',
    of: 'ns',
  },
] as const;

/** Changes the VNFD or NSD in a file of the packages. */
async function edit(file: string, change: (descriptor: YAMLMap) => void): Promise<void> {
  const path = join(folder, file);
  const document = parseDocument(await readFile(path, 'utf8'));
  const descriptor = document.getIn(['vnfd']) ?? document.getIn(['nsd', 'nsd', 0]);
  if (!isMap(descriptor)) throw new Error(`${path} holds no descriptor`);
  change(descriptor);
  await writeFile(path, document.toString());
}

describe.each(kinds)('$address', ({ address, id, file, of }) => {
  /** What OSM holds, as somebody else's client sees it. */
  const inOsm = () =>
    (of === 'vnf' ? system.nbi.vnfPackages : system.nbi.nsPackages).findByDescriptorId(id, { fresh: true });
  const api = () => (of === 'vnf' ? system.nbi.vnfPackages : system.nbi.nsPackages);

  test('is uploaded, and gone after a destroy', async () => {
    await applied();
    expect((await system.resource(address))?.values).toMatchObject({
      id: (await inOsm())?.id,
      descriptor_id: id,
    });
    await system.run('destroy', '-auto-approve');
    expect(system.simulator.world.packages()).toEqual([]);
  });

  test('is uploaded again in place when its content changes, and keys that are gone go', async () => {
    await applied();
    const before = await inOsm();
    await edit(file, (descriptor) => {
      descriptor.delete('description');
      descriptor.set('version', '2.0');
    });
    const { change, changes } = await system.plan();
    expect({ change, address: changes[0]?.address }).toEqual({ change: 1, address });
    await system.apply();
    const after = await inOsm();
    expect(after?.id).toBe(before?.id);
    expect(after?.descriptor['version']).toBe('2.0');
    expect(before?.descriptor).toHaveProperty('description');
    expect(after?.descriptor).not.toHaveProperty('description');
  });

  test('is replaced when the id of its descriptor changes', async () => {
    await applied();
    await edit(file, (descriptor) => descriptor.set('id', 'renamed'));
    const { changes } = await system.plan();
    expect(changes.find((change) => change.address === address)).toMatchObject({
      action: 'replace',
      replacePaths: ['descriptor_id'],
    });
  });

  test('does not care where its folder is', async () => {
    await applied();
    const elsewhere = join(system.folder, 'elsewhere');
    await cp(folder, elsewhere, { recursive: true });
    await system.write(configuration(elsewhere));
    expect((await system.plan()).changes).toEqual([]);
  });

  test('is planned again when its descriptor was changed by hand', async () => {
    await applied();
    const record = await inOsm();
    await api().patchDescriptor(record?.id ?? '', { version: '6.6' });
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'update' }]);
    await system.apply();
    expect((await inOsm())?.descriptor['version']).toBe('1.0');
  });

  test.each(['descriptor id', 'id'])(
    'is imported by its %s to the same state, with an empty plan after it',
    async (by) => {
      await applied();
      const before = (await system.resource(address))?.values;
      await system.run('state', 'rm', address);
      const named = by === 'id' ? (await inOsm())?.id : id;
      const source = join(folder, file, '..');
      expect(await system.run('import', '-input=false', address, `${named}?source=${source}`)).toMatchObject({
        exitCode: 0,
      });
      expect((await system.resource(address))?.values).toEqual(before);
      expect((await system.plan()).changes).toEqual([]);
    },
  );

  test('is refused when it exists, or adopted where that is allowed', async () => {
    await applied();
    const before = await inOsm();
    await system.run('state', 'rm', address);
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(`'${id}' (${before?.id}) exists in OSM already`);
    await system.write(configuration(), 'adopt_existing = true');
    expect((await system.apply()).text).toContain('will be adopted');
    expect((await inOsm())?.id).toBe(before?.id);
  });
});

describe('packages', () => {
  test('that somebody deleted are planned again', async () => {
    await applied();
    for (const { id, of } of kinds.toReversed()) {
      const api = of === 'vnf' ? system.nbi.vnfPackages : system.nbi.nsPackages;
      await api.delete((await api.findByDescriptorId(id, { fresh: true }))?.id ?? '');
    }
    expect((await system.plan()).add).toBe(2);
    await system.apply();
  });

  test('are not read from a relative path: the provider runs in another folder than Terraform', async () => {
    await system.write(configuration('packages'));
    const { exitCode, text } = await system.run('plan');
    expect(exitCode).toBe(1);
    expect(text).toContain("The path 'packages/openldap_knf' is relative");
  });

  test('that changed between plan and apply are not uploaded', async () => {
    await system.write(configuration());
    await system.plan();
    await mkdir(join(folder, 'openldap_knf', 'charts'));
    await appendFile(join(folder, 'openldap_knf', 'charts', 'new.yaml'), 'a: 1\n');
    const { exitCode, text } = await system.run('apply', 'plan.bin');
    expect(exitCode).toBe(1);
    expect(text).toMatch(/is not what was planned|inconsistent final plan/);
    expect(system.simulator.world.packages()).toEqual([]);
  });

  test('and an instance that change together are not refused: the new KDU is in the new descriptor', async () => {
    await system.write(configuration() + openldapInstance('{ replicaCount = "2" }'));
    await system.apply();
    await edit(kinds[0].file, (descriptor) =>
      descriptor.addIn(['kdu'], { name: 'second', 'helm-chart': 'stable/other:1' }),
    );
    const both = openldapInstance('{ replicaCount = "3" }').replace(
      'kdus             = [',
      'kdus             = [{ name = "second", params = null }, ',
    );
    await system.write(configuration() + both);
    expect((await system.plan()).change).toBe(2);
    await system.apply();
  });

  test('that are still in use are not deleted, and the error says by whom', async () => {
    await system.write(configuration());
    await system.apply();
    const nsd = await system.nbi.nsPackages.findByDescriptorId('openldap_ns', { fresh: true });
    const account = await system.nbi.vimAccounts.findByName('mylocation1');
    await system.nbi.nsInstances.create({
      nsName: 'foreign',
      nsdId: nsd?.id ?? '',
      vimAccountId: account?.id ?? '',
    });
    const { exitCode, text } = await system.run('destroy', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toMatch(/The NS package 'openldap_ns' \(.*\) is still in use/);
    expect(text).toContain('There is at least one NS using this descriptor');
    expect(text).toContain('Delete what uses it first');
    expect(await system.resource('osm_ns_package.openldap_ns')).toBeDefined();
  });
});
