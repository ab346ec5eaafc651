import { config } from '../../repository/support/repository.js';
import type { Row } from '../support/row.js';

const label63 = `x${'1'.repeat(62)}`;

const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`).join(
  '\n',
);

function withConnection(fields: Readonly<Record<string, string | undefined>>) {
  const usual = { hostname: 'h:1', project: 'p', user: 'u', password: 'canary' };
  const lines = Object.entries({ ...usual, ...fields }).filter(([, value]) => value !== undefined);
  return {
    'osm_ops_config.yaml': config,
    'connection.yaml': lines.map(([key, value]) => `${key}: ${value}\n`).join(''),
  };
}

const hostnames: readonly Row[] = [
  ...['h:0', 'h:1', 'h:65535', '[::123]:0', '[::123]:1', '[::123]:65535', '1.2.3.4:0', '1.2.3.4:65535'],
  ...['_h.com:80', 'a-b.some_where:80', 'some.host:80', `${label63}.com:80`, 'Some.HOST:80'],
  ...[' h:80\n', 'h: 80', 'h:80 ', 'h:+80', 'h:000080', '[h]:80', '[1.2.3.4]:80', '[::ffff:1.2.3.4]:80'],
  ...[
    '',
    '\n',
    ':',
    ':80',
    'some.host:',
    'some host:80',
    'some.host:123456789',
    'what?is.this:80',
    'em@il:80',
  ],
  ...[
    'what.the.h*ll:80',
    `${label63}2.com:80`,
    `${'a.'.repeat(130)}com:80`,
    'h:65536',
    'h:-1',
    'h:8o',
    'h:1_0',
  ],
  ...['::1', '::1:80', '[]:80', '[::1]80', '[h%lo]:80', 'http://h:80', 'h:80/osm', 'a..b:80', 'h:0x50'],
].map((hostname) => ({
  rule: `hostname ${JSON.stringify(hostname)}`,
  source: 'util/types.go ParseHostAndPort, IsHostname, ParsePort, and their tests in util/types_test.go',
  files: withConnection({ hostname: JSON.stringify(hostname) }),
}));

const lenient: readonly Row[] = ['h', '[::1]', '[::1%lo0]:80', 'bücher.example:80', 'some.host.:80'].map(
  (hostname) => ({
    rule: `hostname ${JSON.stringify(hostname)}`,
    source:
      'util/types.go ParseHostAndPort; net.ParseIP knows no zones, whatever the comment in cfg/yamltypes.go says',
    files: withConnection({ hostname: JSON.stringify(hostname) }),
    differs: {
      listedAs:
        'refuses a `hostname` without a port, an IPv6 address with a zone, names that are not ASCII or end in a point',
      problems: [],
    },
  }),
);

const noAddress: readonly Row[] = ['1.2.3.256:80', 'osm.1:80'].map((hostname) => ({
  rule: `hostname ${JSON.stringify(hostname)}`,
  source: 'util/types.go hostnameRx',
  files: withConnection({ hostname: JSON.stringify(hostname) }),
  differs: {
    listedAs: 'takes a `hostname` that ends in a number and is no IPv4 address, such as `1.2.3.256`',
    problems: ['error connection-invalid connection.yaml The connection file does not describe a connection'],
  },
}));

const fields: readonly Row[] = ['hostname', 'project', 'user', 'password'].flatMap((field) =>
  [
    ['is missing', undefined],
    ['is empty', '""'],
    ['has no value', ''],
    ['is ~', '~'],
    ['is null', 'null'],
    ['is a list', '[a]'],
    ['is a mapping', '{a: b}'],
  ].map(([what, value]) => ({
    rule: `connection file: ${field} ${what}`,
    source: 'cfg/yamltypes.go OsmConnection.Validate; cfg/yamltypes_test.go TestOsmConnectionValidationFail',
    files: withConnection({ [field]: value }),
  })),
);

const texts: readonly Row[] = [
  '0123',
  '1e3',
  'yes',
  '.inf',
  '2001-01-01',
  "'*'",
  '"yo! "',
  '"~"',
  '" "',
  '!!str 1',
].map((password) => ({
  rule: `connection file: the password ${password} keeps its text`,
  source: 'cfg/yamlreader_test.go TestReadOsmConnection',
  files: withConnection({ password }),
}));

export const connectionRows: readonly Row[] = [
  ...hostnames,
  ...lenient,
  ...noAddress,
  ...fields,
  ...texts,
  ...[
    ['no YAML', 'password: "canary\n'],
    ['a list', '- canary\n'],
    ['empty', ''],
    ['with an alias', 'hostname: h:1\nproject: &a admin\nuser: *a\npassword: *a\n'],
    ['with a merge key', 'd: &d {user: u, project: p}\n<<: *d\nhostname: h:1\npassword: canary\n'],
    ['with keys of somebody else', 'hostname: h:1\nproject: p\nuser: u\npassword: a\ntls: false\n'],
  ].map(([what, text = '']) => ({
    rule: `connection file: ${what}`,
    source: 'cfg/yamlreader.go readOsmConnection',
    files: { 'osm_ops_config.yaml': config, 'connection.yaml': text },
  })),
  {
    rule: 'connection file: an unknown key',
    source: 'cfg/yamlreader.go fromBytes',
    files: withConnection({ region: 'north' }),
    differs: {
      listedAs: 'passes over unknown keys',
      problems: ['warning unknown-key connection.yaml:5:1 Nothing reads the key that stands here.'],
    },
  },
  {
    rule: 'connection file: the same key twice',
    source: 'cfg/yamlreader.go fromBytes: the later one wins',
    files: withConnection({ password: 'a\nuser: later' }),
    differs: {
      listedAs: 'takes the later one of two equal keys, or fails late',
      problems: ['error connection-invalid connection.yaml:5:1 The connection file is not valid YAML'],
    },
  },
  {
    rule: 'connection file: a further document',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal reads the first one',
    files: withConnection({ password: 'a\n---\nuser: later' }),
    differs: {
      listedAs: 'ignores all but the first document in a file',
      problems: ['error connection-invalid connection.yaml:5:1 The connection file is not valid YAML'],
    },
  },
  {
    rule: 'connection file: an alias bomb in a key that nothing reads',
    source: 'gopkg.in/yaml.v2 decode.go: what has no field is not decoded',
    files: withConnection({ password: `p\na0: &a0 [x]\n${bomb}` }),
    differs: {
      listedAs: 'reads files of any size, 10,000 levels deep',
      problems: ['error connection-invalid connection.yaml The connection file has too many aliases'],
    },
  },
  {
    rule: 'connection file: larger than one can be',
    source: 'cfg/store.go readCreds',
    files: withConnection({ password: `a\n#${'x'.repeat(70_000)}` }),
    differs: {
      listedAs: 'reads files of any size, 10,000 levels deep',
      problems: [
        'error connection-invalid connection.yaml The connection file is no regular file of at most 65536',
      ],
    },
  },
];
