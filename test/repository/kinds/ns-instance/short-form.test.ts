import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../../../src/repository/index.js';
import { makeFolder, removeFolders } from '../../../packages/support/folder.js';
import { base, deploymentOf, nsInstance, problemsOf } from '../../support/repository.js';

afterAll(removeFolders);

async function instance(fields: Parameters<typeof nsInstance>[0]) {
  return (await deploymentOf({ 'a.osmops.yaml': nsInstance(fields) }))?.nsInstances[0];
}

async function faults(text: string) {
  const problems = await problemsOf({ 'a.osmops.yaml': text });
  return problems.map((line) => line.replace('a.osmops.yaml:', ''));
}

// The counterparts are cfg/yamltypes_test.go and cfg/yamlreader_test.go of OSM Ops.
describe('an NS instance is taken', () => {
  test('TestReadKduNsAction', async () => {
    expect(
      await instance({
        name: 'silly billy',
        description: 'look ma!',
        kdu: '{name: kudu buck, params: {p: 1}}',
      }),
    ).toMatchObject({
      name: 'silly billy',
      description: 'look ma!',
      nsdName: 'openldap_ns',
      vimAccountName: 'mylocation1',
      vnfs: [{ memberVnfIndex: 'openldap', kdus: [{ name: 'kudu buck', params: { p: 1 } }] }],
    });
  });

  test.each([undefined, '', '~', '""'])('without a description: %j', async (description) => {
    const read = await instance({ description });
    expect(read).toBeDefined();
    expect(read).not.toHaveProperty('description');
  });

  test('TestReadKduNsActionWithNoParams', async () => {
    for (const kdu of ['{name: k}', '{name: k, params: }', '{name: k, params: ~}']) {
      expect((await instance({ kdu }))?.vnfs[0]?.kdus[0]).not.toHaveProperty('params');
    }
    expect((await instance({ kdu: '{name: k, params: {}}' }))?.vnfs[0]?.kdus[0]).toHaveProperty('params', {});
  });

  test.each(['nsiNStance', 'NsInstance', 'nsinstance', 'NSINSTANCE'])(
    'TestKduNsActionValidationOk: kind %s',
    async (kind) => {
      expect(await instance({ kind })).toBeDefined();
    },
  );

  test.each([
    ['123', '123'],
    ['010', '010'],
    ['yes', 'yes'],
    ['1.0', '1.0'],
    ['2001-01-01', '2001-01-01'],
    ['.inf', '.inf'],
    ['"quoted \\u00e9"', 'quoted é'],
    ['__proto__', '__proto__'],
    ['${a} %{b}', '${a} %{b}'],
  ])('in a text field %s keeps its text, without a warning', async (name, expected) => {
    expect((await instance({ name }))?.name).toBe(expected);
    expect(await faults(nsInstance({ name }))).toEqual([]);
  });

  test('an unknown key is told of, at the top and in the kdu', async () => {
    expect(await faults(nsInstance({ vimaccountName: 'x', kdu: '{name: ldap, parms: {}}' }))).toEqual([
      "warning unknown-key 6:19 Nothing reads the key 'parms'; did you mean 'params'?",
      "warning unknown-key 7:1 Nothing reads the key 'vimaccountName'; did you mean 'vimAccountName'?",
    ]);
  });
});

describe('an NS instance is refused', () => {
  test.each<[string, Parameters<typeof nsInstance>[0], string]>([
    ['no kind', { kind: undefined }, "error file-invalid 1:1 'kind' is missing or empty."],
    ['null kind', { kind: '~' }, "error file-invalid 1:7 'kind' is missing or empty."],
    [
      'TestReadInvalidKduNsAction',
      { kind: 'invalid!' },
      "error file-invalid 1:7 The kind 'invalid!' is not known.",
    ],
    [
      'a slip in the kind',
      { kind: 'NsInstanc' },
      "error file-invalid 1:7 The kind 'NsInstanc' is not known; did you mean 'NsInstance'?",
    ],
    ['no name', { name: undefined }, "error file-invalid 1:1 'name' is missing or empty."],
    ['null name', { name: '~' }, "error file-invalid 2:7 'name' is missing or empty."],
    ['empty name', { name: '""' }, "error file-invalid 2:7 'name' is missing or empty."],
    [
      'list as name',
      { name: '[a]' },
      "error file-invalid 2:7 'name' must be a text, not a list or a mapping.",
    ],
    ['no NSD', { nsdName: undefined }, "error file-invalid 1:1 'nsdName' is missing or empty."],
    ['no VNF', { vnfName: undefined }, "error file-invalid 1:1 'vnfName' is missing or empty."],
    [
      'no VIM account',
      { vimAccountName: undefined },
      "error file-invalid 1:1 'vimAccountName' is missing or empty.",
    ],
    ['no KDU name', { kdu: '{params: {}}' }, "error file-invalid 6:6 'kdu.name' is missing or empty."],
    ['text as KDU', { kdu: 'ldap' }, "error file-invalid 6:6 'kdu' must be a mapping."],
    [
      'text as params',
      { kdu: '{name: ldap, params: x}' },
      'error invalid-parameters 6:27 The parameters must be a mapping.',
    ],
    // Recordings 219 and 220: OSM answers 422.
    [
      'name OSM refuses',
      { name: 'a,b(c)' },
      `error file-invalid 2:7 'name' must hold none of , ; ( ) ' " (OSM refuses them).`,
    ],
    [
      'description OSM refuses',
      { description: `it's` },
      `error file-invalid 7:14 'description' must hold neither ' nor " (OSM refuses them).`,
    ],
    [
      'name too long for OSM',
      { name: 'x'.repeat(256) },
      "error file-invalid 2:7 'name' must be at most 255 characters long.",
    ],
  ])('TestKduNsActionValidationFail: %s', async (_, fields, expected) => {
    expect(await faults(nsInstance(fields))).toEqual([expected]);
  });

  test('255 characters fit, counted as Python counts', async () => {
    expect(await instance({ name: '😀'.repeat(255) })).toBeDefined();
  });

  test('a service of VMs needs neither a VNF nor a KDU', async () => {
    const plain = nsInstance({ vnfName: undefined, kdu: undefined });
    expect(await faults(plain)).toEqual([]);
    expect(await instance({ vnfName: undefined, kdu: undefined })).toMatchObject({ name: 'ldap', vnfs: [] });
    expect(await faults(nsInstance({ kdu: undefined }))).toEqual([]);
  });

  test('every missing field is named', async () => {
    expect(await faults('kind: NsInstance\n')).toHaveLength(3);
  });

  test('fields and parameters at once', async () => {
    expect(
      await faults(nsInstance({ name: undefined, kdu: '{name: ldap, params: {a.b: .inf}}' })),
    ).toHaveLength(3);
  });

  test('the known kinds are listed', async () => {
    const reading = await readRepository(await makeFolder({ ...base, 'a.osmops.yaml': 'kind: x\n' }));
    expect(reading.problems).toMatchObject([
      { remedy: 'The kinds are: NsInstance, VimAccount, K8sCluster, HelmRepository.' },
    ]);
  });
});
