import { nsd, vnfd } from '../../packages/support/descriptors.js';
import { nsInstance } from '../../repository/support/repository.js';
import type { Row } from '../support/row.js';

type Fields = Parameters<typeof nsInstance>[0];

const file = 'a.osmops.yaml';
const leftToOsm = 'leaves it to OSM to refuse names, descriptions, parameters and packages';

function rows(source: string, cases: readonly (readonly [rule: string, fields: Fields])[]): readonly Row[] {
  return cases.map(([rule, fields]) => ({ rule, source, files: { [file]: nsInstance(fields) } }));
}

const kinds = rows(
  'cfg/yamltypes.go KduNsActionKind; util/types.go StrEnum; cfg/yamltypes_test.go TestKduNsActionValidation*',
  [
    ...['NsInstance', 'nsiNStance', 'nsinstance', 'NSINSTANCE', '"NsInstance"'],
    ...['" NsInstance"', 'NsInstances', 'invalid', '', '~', '[NsInstance]', undefined],
  ].map((kind) => [`kind: ${kind}`, { kind }]),
);

const required = ['name', 'nsdName', 'vnfName', 'vimAccountName'].flatMap((field) =>
  rows(
    'cfg/yamltypes.go KduNsAction.Validate; cfg/yamltypes_test.go TestKduNsActionValidationFail',
    [undefined, '', '""', '~', 'null', '[a]', '{a: b}'].map((value) => [
      `${field} ${value === undefined ? 'left out' : `as ${value}`}`,
      { [field]: value },
    ]),
  ),
);

const texts = rows(
  'cfg/yamltypes.go: fields of type string, which gopkg.in/yaml.v2 gives the text of any scalar',
  [
    '123',
    '010',
    '0x1F',
    '1.0',
    '1e3',
    '.inf',
    'yes',
    'Off',
    'true',
    '2001-01-01',
    '"~"',
    '"null"',
    '" "',
    '" x "',
  ]
    .concat([
      '${a} %{b}',
      '__proto__',
      '"quoted \\u00e9"',
      '|\n  a\n  b',
      '>\n  a\n  b',
      'a\n  b',
      '!!str 1',
      'a#b',
      'a # b',
    ])
    .map((name) => [`name: ${name}`, { name }]),
);

const optional = rows('cfg/yamltypes.go KduNsAction; cfg/yamlreader_test.go TestReadKduNsAction*', [
  [
    'all fields',
    { name: 'silly billy', description: 'look ma!', kdu: '{name: kudu buck, params: {p: 1, q: 2}}' },
  ],
  ['description left out', {}],
  ['description empty', { description: '""' }],
  ['description null', { description: '~' }],
  ['description a number', { description: '007' }],
  ['description a list', { description: '[a]' }],
  ['kdu a text', { kdu: 'ldap' }],
  ['kdu a list', { kdu: '[ldap]' }],
  ['kdu without a name', { kdu: '{params: {a: 1}}' }],
  ['kdu with an empty name', { kdu: '{name: ""}' }],
  ['kdu with a number as its name', { kdu: '{name: 1.0}' }],
  ['params left out', { kdu: '{name: ldap}' }],
  ['params null', { kdu: '{name: ldap, params: ~}' }],
  ['params empty', { kdu: '{name: ldap, params: {}}' }],
  ['params with one text', { kdu: '{name: k3, params: {replicaCount: "3"}}' }],
]);

const refusedByOsm: readonly Row[] = [
  ['params that are a text', { kdu: '{name: ldap, params: x}' }, 'invalid-parameters a.osmops.yaml:6:27'],
  ['params that are a list', { kdu: '{name: ldap, params: [x]}' }, 'invalid-parameters a.osmops.yaml:6:27'],
  [
    'a parameter with a point',
    { kdu: '{name: ldap, params: {a.b: 1}}' },
    'invalid-parameters a.osmops.yaml:6:28',
  ],
  [
    'a parameter with a dollar',
    { kdu: '{name: ldap, params: {$a: 1}}' },
    'invalid-parameters a.osmops.yaml:6:28',
  ],
  [
    'a parameter that OSM takes for an encoded one',
    { kdu: '{name: ldap, params: {a: "!!yaml [1]"}}' },
    'invalid-parameters a.osmops.yaml:6:31',
  ],
  ['a name with a comma', { name: 'a,b' }, 'file-invalid a.osmops.yaml:2:7'],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, 'file-invalid a.osmops.yaml:2:7'],
  ['a description with a quote', { description: "it's" }, 'file-invalid a.osmops.yaml:7:14'],
  ['a KDU with a bracket in its name', { kdu: '{name: a(b)}' }, 'file-invalid a.osmops.yaml:6:13'],
].map(([rule, fields, problem]) => ({
  rule: String(rule),
  source: 'cfg/yamltypes_test.go TestKduNsActionValidationOk; nbic/nsinstances.go toNsInstContentDto',
  files: { [file]: nsInstance(typeof fields === 'object' ? fields : {}) },
  differs: { listedAs: leftToOsm, problems: [`error ${problem} `] },
}));

export const nsInstances: readonly Row[] = [
  ...kinds,
  ...required,
  ...texts,
  ...optional,
  ...refusedByOsm,
  {
    rule: 'a file that is refused, beside one that is not',
    source: 'engine/reconcile_test.go TestReconcileProcessOsmGitOpsFiles; cfg/fsvisitor_test.go TestVisit',
    files: { [file]: nsInstance({ kind: 'invalid' }), 'b.osmops.yaml': nsInstance() },
    differs: {
      listedAs: 'skips a file that it cannot read or parse, and goes on',
      problems: ["error file-invalid a.osmops.yaml:1:7 The kind 'invalid' is not known"],
    },
  },
  {
    rule: 'a parameter of the name kdu_model',
    source: 'nbic/nsinstances.go toNsInstanceContentActionDto',
    files: { [file]: nsInstance({ kdu: '{name: ldap, params: {kdu_model: c}}' }) },
    differs: {
      listedAs: 'takes `kdu_model` among the parameters of a KDU',
      problems: [
        "error invalid-parameters a.osmops.yaml:6:28 The parameter 'kdu_model' is none of the chart",
      ],
    },
  },
  {
    rule: 'unknown keys in an NsInstance file',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal, which is not strict',
    files: { [file]: nsInstance({ nsdname: 'x', kdu: '{name: ldap, parms: {}}' }) },
    differs: {
      listedAs: 'passes over unknown keys',
      problems: ['warning unknown-key a.osmops.yaml:6:19 ', 'warning unknown-key a.osmops.yaml:7:1 '],
    },
  },
  {
    rule: 'names that differ in Unicode form only',
    source: 'nbic/nsinstances.go lookupNsInstanceId',
    files: { [file]: nsInstance({ name: '\u00e9' }), 'b.osmops.yaml': nsInstance({ name: 'e\u0301' }) },
    differs: {
      listedAs: "takes names that are not in Unicode's normal form C",
      problems: ["error file-invalid b.osmops.yaml:2:7 'name' must be in Unicode's normal form C"],
    },
  },
  {
    rule: 'one name in two files',
    source: 'engine/reconcile.go Process',
    files: { [file]: nsInstance(), 'b.osmops.yaml': nsInstance({ nsdName: 'other' }) },
    differs: {
      listedAs: 'applies one name in two files twice',
      problems: ["error duplicate-name b.osmops.yaml:2:7 The NS instance 'ldap' is declared twice"],
    },
  },
  ...[['kdu.name', { kdu: '{name: nope}' }, 'a.osmops.yaml:6:13']].map(([key, fields, place]) => ({
    rule: `a ${key} that the packages do not have`,
    source: 'nbic/nsinstances.go toNsInstContentDto',
    files: {
      [file]: nsInstance(typeof fields === 'object' ? fields : {}),
      'osm-pkgs/openldap_knf/d.yaml': vnfd,
      'osm-pkgs/openldap_ns/d.yaml': nsd,
    },
    differs: {
      listedAs: 'accepts an unknown `vnfName` or `kdu.name`; OSM does too, and drops the parameters',
      problems: [`error unknown-reference ${place} `],
    },
  })),
];
