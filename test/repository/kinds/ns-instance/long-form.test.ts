import { afterAll, describe, expect, test } from '@jest/globals';
import { stringifyExact } from '../../../../provider/json/index.js';
import { removeFolders } from '../../../packages/support/folder.js';
import { base, deploymentOf, longForm, nsInstance, problemsOf } from '../../support/repository.js';

afterAll(removeFolders);

async function instance(file: string, config = '') {
  const files = { 'osm_ops_config.yaml': `${base['osm_ops_config.yaml']}${config}`, 'a.osmops.yaml': file };
  return (await deploymentOf(files))?.nsInstances[0];
}

async function faults(file: string) {
  const problems = await problemsOf({ 'a.osmops.yaml': file });
  return problems.map((line) => line.replace('a.osmops.yaml:', ''));
}

const everything = `kind: nsinstance
name: ldap
nsdName: openldap_ns
vimAccountName: mylocation1
params: {domain: example.org, size: 12345678901234567890}
vnfs:
  - vnfName: 1
    vimAccountName: mylocation2
    params: {site: edge}
    kdus:
      - name: ldap
        model: stable/openldap:1.2.1
        namespace: ldap
        deploymentName: my-ldap
        params: {replicaCount: "2", a: {kubernetes.io/os: ~}}
  - vnfName: other
networks:
  - {name: mgmtnet, vimNetworkName: ext-mgmt}
  - {name: data, vimNetworkId: 17}
sshKeys: [ssh-ed25519 AAAA me]
instantiation: {vnf: [{member-vnf-index: "1", x: 12345678901234567890.5}]}
deletionPolicy: orphan
timeouts: {create: 90m, delete: 1h30m}
dependsOn: []
`;

describe('the long form', () => {
  test('says everything that an instantiation can be told', async () => {
    const read = await instance(everything);
    expect(read).toMatchObject({
      kind: 'NsInstance',
      vimAccountName: 'mylocation1',
      vimAccountPlace: { file: 'a.osmops.yaml', line: 4, column: 17 },
      vnfs: [
        {
          memberVnfIndex: '1',
          vimAccount: { name: 'mylocation2', place: { line: 8, column: 21 } },
          params: { site: 'edge' },
          kdus: [
            {
              name: 'ldap',
              model: 'stable/openldap:1.2.1',
              namespace: 'ldap',
              deploymentName: 'my-ldap',
              params: { replicaCount: '2', a: { 'kubernetes.io/os': null } },
            },
          ],
        },
        { memberVnfIndex: 'other', kdus: [] },
      ],
      networks: [
        { name: 'mgmtnet', vimNetworkName: 'ext-mgmt' },
        { name: 'data', vimNetworkId: '17' },
      ],
      sshKeys: ['ssh-ed25519 AAAA me'],
      deletionPolicy: 'orphan',
      timeouts: { create: '90m', delete: '1h30m' },
      dependsOn: [],
    });
    expect(stringifyExact(read?.params ?? {})).toBe('{"domain":"example.org","size":12345678901234567890}');
    expect(stringifyExact(read?.instantiation ?? {})).toBe(
      '{"vnf":[{"member-vnf-index":"1","x":12345678901234567890.5}]}',
    );
    expect(await faults(everything)).toEqual([]);
  });

  test('may say nothing of any VNF', async () => {
    expect((await instance(longForm('[]')))?.vnfs).toEqual([]);
  });

  test('with a null in the place of the VNFs is the short form', async () => {
    expect(await faults(nsInstance({ vnfs: '~' }))).toEqual([]);
    expect(await faults(longForm('~'))).toEqual([]);
  });

  test('the short form takes the other keys as well', async () => {
    expect(await instance(nsInstance({ deletionPolicy: 'orphan', sshKeys: '[k]' }))).toMatchObject({
      vnfs: [{ memberVnfIndex: 'openldap' }],
      deletionPolicy: 'orphan',
      sshKeys: ['k'],
    });
  });
});

describe('what is refused', () => {
  test.each<[string, string, string[]]>([
    [
      'both forms',
      nsInstance({ vnfs: '[]' }),
      [
        "error file-invalid 4:10 'vnfName' and 'vnfs' are both given.",
        "error file-invalid 6:6 'kdu' and 'vnfs' are both given.",
      ],
    ],
    ['VNFs that are no list', longForm('{}'), ["error file-invalid 5:7 'vnfs' must be a list."]],
    ['a VNF that is no mapping', longForm('[a]'), ["error file-invalid 5:8 'vnfs.0' must be a mapping."]],
    ['a VNF that is null', longForm('[~]'), ["error file-invalid 5:8 'vnfs.0' is missing or empty."]],
    [
      'a VNF without a name',
      longForm('[{}]'),
      ["error file-invalid 5:8 'vnfs.0.vnfName' is missing or empty."],
    ],
    [
      'a KDU without a name',
      longForm('[{vnfName: a, kdus: [{model: b}]}]'),
      ["error file-invalid 5:28 'vnfs.0.kdus.0.name' is missing or empty."],
    ],
    [
      'a model that OSM refuses',
      longForm('[{vnfName: a, kdus: [{name: k, model: "a,b"}]}]'),
      [`error file-invalid 5:45 'vnfs.0.kdus.0.model' must not be empty nor hold any of , ; ( ) ' ".`],
    ],
    [
      'a namespace that OSM refuses',
      longForm('[{vnfName: a, kdus: [{name: k, namespace: "a;b"}]}]'),
      [`error file-invalid 5:49 'vnfs.0.kdus.0.namespace' must not be empty nor hold any of , ; ( ) ' ".`],
    ],
    [
      'what is longer than OSM takes',
      longForm(`[{vnfName: a, kdus: [{name: k, model: ${'x'.repeat(256)}}]}]`, {
        networks: `[{name: a, vimNetworkName: ${'x'.repeat(256)}}, {name: b, vimNetworkId: ${'\u{1F600}'.repeat(255)}}]`,
      }),
      [
        "error file-invalid 5:45 'vnfs.0.kdus.0.model' must be at most 255 characters long.",
        "error file-invalid 6:38 'networks.0.vimNetworkName' must be at most 255 characters long.",
      ],
    ],
    [
      'a name of a parameter that no charm could refer to',
      longForm('[{vnfName: a, params: {a-b: 1}}]', { params: '{1a: 1, é: 2, a_1: 3}' }),
      [
        "error invalid-parameters 5:30 The name 'a-b' cannot be that of an NS or VNF parameter.",
        "error invalid-parameters 6:10 The name '1a' cannot be that of an NS or VNF parameter.",
        "error invalid-parameters 6:17 The name 'é' cannot be that of an NS or VNF parameter.",
      ],
    ],
    [
      'a Helm value at the top with a dot',
      longForm('[{vnfName: a, kdus: [{name: k, params: {a.b: 1}}]}]'),
      [
        "error invalid-parameters 5:47 OSM refuses the parameter 'a.b': a name at the top may hold neither '.' nor '$'.",
      ],
    ],
    [
      'a chart among the Helm values',
      longForm('[{vnfName: a, kdus: [{name: k, params: {kdu_model: c}}]}]'),
      [
        "error invalid-parameters 5:47 The parameter 'kdu_model' is none of the chart: an upgrade takes it for another chart.",
      ],
    ],
    [
      'a text that Terraform would make another one of',
      longForm('[]', { sshKeys: '["e\\u0301"]', vimAccountName: '"e\\u0301"' }),
      [
        "error file-invalid 4:17 'vimAccountName' must be in Unicode's normal form C (a letter with its accent as one character).",
        "error file-invalid 6:10 'sshKeys' must be in Unicode's normal form C (a letter with its accent as one character).",
      ],
    ],
    [
      'a network that is given in no way, or in two',
      longForm('[]', { networks: '[{name: a}, {name: b, vimNetworkName: x, vimNetworkId: y}]' }),
      [
        "error file-invalid 6:19 The network 'a' has neither of 'vimNetworkName' and 'vimNetworkId'.",
        "error file-invalid 6:30 The network 'b' has both of 'vimNetworkName' and 'vimNetworkId'.",
      ],
    ],
    [
      'what has a key of its own among the rest',
      longForm('[]', { instantiation: '{ssh_keys: [], nsr_id: 1, wimAccountId: w}' }),
      [
        "error file-invalid 6:17 The field 'ssh_keys' has a key of its own: 'sshKeys'.",
        "error file-invalid 6:31 OSM fills in the field 'nsr_id' itself.",
      ],
    ],
    [
      'VNFs among the rest that are no list',
      longForm('[]', { instantiation: '{vnf: {member-vnf-index: "1"}}' }),
      ["error file-invalid 6:22 The field 'vnf' must be a list with an item at least."],
    ],
    [
      'VNFs among the rest that are none',
      longForm('[]', { instantiation: '{vnf: []}' }),
      ["error file-invalid 6:22 The field 'vnf' must be a list with an item at least."],
    ],
    [
      'VNFs among the rest that nobody could tell, or that say their VIM account',
      longForm('[]', {
        instantiation: '{vnf: [{member-vnf-index: 1}, {vdu: []}, {member-vnf-index: "1", vimAccountId: v}]}',
      }),
      [
        "error file-invalid 6:42 The item of 'vnf' has no text for its VNF under 'member-vnf-index'.",
        "error file-invalid 6:46 The item of 'vnf' has no text for its VNF under 'member-vnf-index'.",
        "error file-invalid 6:95 The field 'vimAccountId' of a VNF has a key of its own: 'vimAccountName'.",
      ],
    ],
    [
      'links and VNFs among the rest that say what has a key of its own',
      longForm('[]', {
        instantiation:
          '{vld: [{name: a, vim-network-name: net}], additionalParamsForVnf: [{member-vnf-index: "1", additionalParams: {}}]}',
      }),
      [
        "error file-invalid 6:51 The field 'vim-network-name' of a virtual link has a key of its own: 'vimNetworkName'.",
        "error file-invalid 6:125 The field 'additionalParams' of a VNF has a key of its own: 'params'.",
      ],
    ],
    [
      'parameters of VDUs that OSM refuses, or would read as YAML',
      longForm('[]', {
        instantiation:
          '{additionalParamsForVnf: [{member-vnf-index: "1", additionalParamsForVdu: [{vdu_id: v, additionalParams: {a.b: 1, c: "!!yaml d", e: [1]}}]}]}',
      }),
      [
        "error file-invalid 6:127 The name 'a.b' cannot be that of a VDU's parameter.",
        "error file-invalid 6:133 A text at the top cannot begin with '!!yaml ': OSM would read the rest of it as YAML.",
      ],
    ],
    [
      'links among the rest that are twice there, without a name, or given nothing',
      longForm('[]', {
        instantiation:
          '{vld: [{name: a, ip-profile: {}}, {name: a, ip-profile: {}}, {ip-profile: {}}, {name: b}]}',
      }),
      [
        "error file-invalid 6:57 The virtual link 'a' stands twice in 'vld'.",
        "error file-invalid 6:77 The item of 'vld' has no text for its virtual link under 'name'.",
        "error file-invalid 6:102 The item of 'vld' gives the virtual link 'b' nothing.",
      ],
    ],
    [
      'a deletion policy, and time-outs, that there are none of',
      longForm('[]', { deletionPolicy: 'keep', timeouts: '{create: 90, update: 1d}' }),
      [
        "error file-invalid 6:17 'deletionPolicy' must be one of: delete, orphan.",
        "error file-invalid 7:20 'timeouts.create' must be a length of time such as 90m, 1h30m or 45s.",
        "error file-invalid 7:32 'timeouts.update' must be a length of time such as 90m, 1h30m or 45s.",
      ],
    ],
    [
      'an SSH key that is empty',
      longForm('[]', { sshKeys: '[""]' }),
      ["error file-invalid 6:11 'sshKeys.0' is missing or empty."],
    ],
    [
      'a dependency that is a text',
      longForm('[]', { dependsOn: 'a' }),
      ["error file-invalid 6:12 'dependsOn' must be a list."],
    ],
  ])('%s', async (_, file, expected) => {
    expect(await faults(file)).toEqual(expected);
  });

  test('unknown keys are told of at every depth', async () => {
    const vnfs = '[{vnfName: a, kdu: [], kdus: [{name: k, models: m}]}]';
    expect(
      await faults(
        longForm(vnfs, { timeouts: '{creat: 1m}', networks: '[{name: a, vimNetworkId: b, mtu: 1}]' }),
      ),
    ).toEqual([
      "warning unknown-key 5:21 Nothing reads the key 'kdu'; did you mean 'kdus'?",
      "warning unknown-key 5:47 Nothing reads the key 'models'; did you mean 'model'?",
      "warning unknown-key 6:12 Nothing reads the key 'creat'; did you mean 'create'?",
      "warning unknown-key 7:39 Nothing reads the key 'mtu'.",
    ]);
  });
});

describe('the defaults of the repository', () => {
  const config = 'defaults: {deletionPolicy: orphan, timeouts: {create: 2h, delete: 3h}}\n';

  test('hold for an instance that says nothing else', async () => {
    expect(await instance(nsInstance(), config)).toMatchObject({
      deletionPolicy: 'orphan',
      timeouts: { create: '2h', delete: '3h' },
    });
  });

  test('give way to its own, time-outs key by key', async () => {
    const file = nsInstance({ deletionPolicy: 'delete', timeouts: '{create: 1m, update: 5m}' });
    expect(await instance(file, config)).toMatchObject({
      deletionPolicy: 'delete',
      timeouts: { create: '1m', update: '5m', delete: '3h' },
    });
  });
});
