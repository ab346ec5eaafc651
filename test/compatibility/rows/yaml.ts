import { scalars } from '../../repository/scalars.js';
import { nsInstance } from '../../repository/support/repository.js';
import type { Row } from '../support/row.js';

const file = 'a.osmops.yaml';
const limits = 'reads files of any size, 10,000 levels deep';
const duplicates = 'takes the later one of two equal keys, or fails late';
const tags = 'decodes `!!binary` and passes over tags that it does not know';

/** An NsInstance file with parameters in block style. */
const withParams = (params: string) =>
  `${nsInstance({ kdu: undefined })}kdu:\n  name: ldap\n  params:\n${params.replaceAll(/^(?=.)/gm, '    ')}\n`;

const sayable = scalars.filter(([text, goYaml]) => goYaml !== 'refused' && text !== '').map(([text]) => text);
/** Beyond 64 bits Go rounds. */
const exact = sayable.filter((text) => !/^-?\d{19,}$/.test(text) || text === '18446744073709551615');

const same: readonly Row[] = [
  [
    'plain scalars',
    exact
      .map((text) => `- ${text}`)
      .join('\n')
      .replace(/^/gm, '  ')
      .replace(/^/, 'all:\n'),
  ],
  ['quoted scalars', exact.map((text, i) => `a${i}: '${text}'\nb${i}: "${text}"`).join('\n')],
  ['.inf', 'a: .inf'],
  ['.nan', 'a: [.NaN]'],
  ['keys that are numbers and booleans', 'a: {1: x, 1.5: y, true: z, 0x1F: w}'],
  ['a key that is a list', 'a: {[b]: x}'],
  ['names of JavaScript', '__proto__: {x: 1}\nconstructor: 2\nhasOwnProperty: 3'],
  ['signs of Terraform', 'a: ${b} %{c}\nb: {"b${c}": $${d}}'],
  ['lists and mappings, empty and full', 'a: []\nb: {}\nc: [1, [2, {d: ~}], {}]\nd:\n- e\n-  - f'],
  ['texts in blocks', 'a: |\n  x\n   y\n\nb: |-\n  x\n\nc: |+\n  x\n\nd: >\n  x\n  y\n\n  z\ne: |2\n    x'],
  ['texts over lines', 'a: x\n  y\n\n  z\nb: "x\n  y\\\n  z"\nc: \'x\n\n  y\''],
  ['escapes', '"a\\x41\\u00e9\\U0001F600\\n\\t\\0\\e\\_\\N\\L\\P": "\\"\\\\"'],
  ['an alias', 'a: &x {p: 1}\nb: *x\nc: [*x, *x]'],
  ['an anchor set anew', 'a: &x 1\nb: *x\nc: &x 2\nd: *x'],
  ['an alias without an anchor', 'a: *x'],
  ['an alias inside of its anchor', 'a: &x [*x]'],
  ['a merge key', 'a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3'],
  ['a merge key that stands last', 'a: &x {p: 1, q: 2}\nb:\n  q: 3\n  <<: *x'],
  ['a merge key with several', 'a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\nd: {<<: [*y, *x]}'],
  ['a merge key with no mapping', 'a: {<<: 1}'],
  ['a quoted merge key', 'a: {"<<": {b: 1}}'],
  [
    'tags that say what is plain',
    'a: !!str 1\nb: !!int "2"\nc: !!float 1\nd: !!bool "yes"\ne: !!null ""\nf: !!map {}',
  ],
  ['tags that are wrong', 'a: !!int x'],
  ['a date', 'a: 2001-12-14\nb: !!timestamp 2001-12-14'],
  ['comments', '# x\na: b # c\n# d\nb: c#d'],
  ['a tab as indentation', 'a:\n\tb: 1'],
  ['an unfinished quote', 'a: "x'],
  ['an unfinished list', 'a: [1'],
  ['a mapping in a mapping in one line', 'a: b: c'],
  ['flow mappings without values', 'a: {b, c: , d: e}'],
  ['flow mappings without blanks', 'a: {"b":1,"c":[2]}'],
  ['an explicit key', '? a\n: b\n? c'],
  ['a plain scalar with a colon', 'a: b:c\nd: http://e/f?g=h#i\nj: [k:l]'],
  ['plain scalars with signs', 'a: -b\nc: ?d\ne: :f\ng: a,b]c\nh: <<'],
  ['the escape of half a surrogate pair', 'a: "\\ud83d"'],
  ['a bad escape', 'a: "\\q"'],
  ['an at sign', 'a: @b'],
  ['a percent sign', 'a: %b'],
  ['a closing brace that is not indented', 'a: {\n  b: c\n}\nd: [\n  1\n]'],
  ['tabs between tokens', 'a:\tb\nc: [1,\t2]\t# d'],
  ['lists that are not indented', 'a:\n- b\n- - c\n  - d\n-\n  e: f'],
  ['a quote in quotes', "a: 'it''s'\nb: \"it's\"\nc: it's"],
  ['an anchor on a key', '&a b: *a'],
  ['a key in quotes of either kind', '"a": 1\n\'b\': 2'],
  ['a key of 1,000 characters', `${'k'.repeat(1000)}: 1`],
  ['a key of 2,000 characters', `${'k'.repeat(2000)}: 1`],
  ['a key over two lines', 'a\n  b: 1'],
  ['a comment less indented', 'a:\n# b\n  c: 1\n #d\n  e: 2'],
  ['a dash as a text', 'a: -\nb: "-"'],
  ['a colon in a text between braces', 'a: {b: c:d}'],
  ['a colon without a blank between braces', 'a: {b:c}'],
  ['a colon between brackets', 'a: [b:c, http://d]'],
  ['a colon after quotes', 'a: {"d":e}'],
  ['a text tag on nothing', 'a: !!str\nb: !!null'],
  ['a tag that says no more than text', 'a: ! 1'],
  ['a block with the wrong indentation', 'a: |\n    x\n  y'],
  ['an indentation that does not fit', 'a:\n    b: 1\n  c: 2'],
  ['a question mark and an exclamation mark in a text', 'a: what?\nb: oh!\nc: x &y *z'],
  ['a backtick', 'a: `b`'],
].map(([what, params = '']) => ({
  rule: `YAML: ${what}`,
  source: 'cfg/yamlreader.go readKduNsAction, by gopkg.in/yaml.v2',
  files: { [file]: withParams(params) },
}));

const wholeFiles: readonly Row[] = Object.entries({
  empty: '',
  'only a comment': '# nothing\n',
  'a list': '- a\n',
  'a text': 'a\n',
  'three dashes before it': `---\n${nsInstance()}`,
  'three points after it': `${nsInstance()}...\n`,
  'a directive': `%YAML 1.1\n---\n${nsInstance()}`,
  'three dashes after it': `${nsInstance()}---\n`,
  'a line end of YAML 1.1 as an escape': nsInstance({ description: '"a\\u2028\\u0085b"' }),
  'parameters by an alias': `x: &x {a: 1}\n${nsInstance({ kdu: '{name: ldap, params: *x}' })}`,
  JSON: '{"kind":"NsInstance","name":"a","nsdName":"b","vnfName":"c","vimAccountName":"d","kdu":{"name":"e","params":{"f":1}}}',
  'no line end at its end': nsInstance().trimEnd(),
  'a byte order mark': `\ufeff${nsInstance()}`,
  CRLF: nsInstance().replaceAll('\n', '\r\n'),
  'CR alone': nsInstance().replaceAll('\n', '\r'),
  'not UTF-8': Buffer.from('name: \xe9\n', 'latin1'),
  'a control character': nsInstance({ description: 'a\x07b' }),
  'an alias bomb': [
    'a0: &a0 [x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`),
  ].join('\n'),
  'a merge key at the top': `x: &x {nsdName: other, vnfName: v}\n<<: *x\n${nsInstance({ vnfName: undefined })}`,
}).map(([what, content]) => ({
  rule: `YAML file: ${what}`,
  source: 'cfg/yamlreader.go fromBytes, by gopkg.in/yaml.v2',
  files: { [file]: content },
  ...(['a merge key at the top', 'parameters by an alias'].includes(what) && {
    differs: { listedAs: 'passes over unknown keys', problems: ['warning unknown-key a.osmops.yaml:1:1 '] },
  }),
}));

const different: readonly Row[] = [
  {
    rule: 'YAML: numbers beyond 64 bits',
    source: 'gopkg.in/yaml.v2 resolve.go: strconv.ParseFloat',
    files: { [file]: withParams('a: 12345678901234567890123') },
    differs: {
      listedAs: 'rounds numbers beyond 64 bits, and takes those beyond a double for texts',
      problems: [],
      params: '{"a":12345678901234567890123}',
    },
  },
  {
    rule: 'YAML: a key that is null',
    source: 'nbic/client.go postJson, by json-iterator',
    files: { [file]: withParams('a: {~: x}') },
    differs: {
      listedAs: 'panics on null as the name of a parameter',
      problems: ["error invalid-parameters a.osmops.yaml:9:9 '~' cannot be the name of a parameter."],
    },
  },
  {
    rule: 'YAML: a number beyond a double',
    source: 'gopkg.in/yaml.v2 resolve.go: strconv.ParseFloat',
    files: { [file]: withParams('a: 1e400') },
    differs: {
      listedAs: 'rounds numbers beyond 64 bits, and takes those beyond a double for texts',
      problems: ['error invalid-parameters a.osmops.yaml:9:8 ', 'warning yaml-ambiguous'].slice(0, 1),
    },
  },
  {
    rule: 'YAML: a key twice at the top',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal, which is not strict',
    files: { [file]: `${nsInstance()}name: later\n` },
    differs: {
      listedAs: duplicates,
      problems: ["error yaml-invalid a.osmops.yaml:7:1 The key 'name' stands twice"],
    },
  },
  {
    rule: 'YAML: a parameter twice',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal, which is not strict',
    files: { [file]: withParams('a: 1\na: 2') },
    differs: {
      listedAs: duplicates,
      problems: ["error yaml-invalid a.osmops.yaml:10:5 The key 'a' stands twice"],
    },
  },
  {
    rule: 'YAML: two keys of one text, a number and a text',
    source: 'nbic/client.go postJson: json-iterator writes both',
    files: { [file]: withParams('a: {1: x, "1": y}') },
    differs: { listedAs: duplicates, problems: ['error '] },
  },
  {
    rule: 'YAML: a further document',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal reads the first one',
    files: { [file]: `${nsInstance()}---\n${nsInstance({ name: 'b' })}` },
    differs: {
      listedAs: 'ignores all but the first document in a file',
      problems: ['error yaml-invalid a.osmops.yaml:7:1 The file holds more than one YAML document'],
    },
  },
  {
    rule: 'YAML: !!binary',
    source: 'gopkg.in/yaml.v2 decode.go',
    files: { [file]: withParams('a: !!binary aGVsbG8=') },
    differs: { listedAs: tags, problems: ['error yaml-invalid a.osmops.yaml:9:'] },
  },
  {
    rule: 'YAML: a tag of somebody else',
    source: 'gopkg.in/yaml.v2 resolve.go',
    files: { [file]: withParams('a: !mine x') },
    differs: { listedAs: tags, problems: ['error yaml-invalid a.osmops.yaml:9:'] },
  },
  {
    rule: 'YAML: 300 levels',
    source: 'gopkg.in/yaml.v2 scannerc.go max_flow_level, max_indents: 10000',
    files: { [file]: withParams(`a: ${'['.repeat(300)}${']'.repeat(300)}`) },
    differs: { listedAs: limits, problems: ['error yaml-invalid a.osmops.yaml:9:'] },
  },
  {
    rule: 'YAML: 11 MB',
    source: 'cfg/fsvisitor.go visitFile',
    files: { [file]: `${nsInstance()}#${'x'.repeat(11_000_000)}\n` },
    differs: { listedAs: limits, problems: ['error file-unreadable a.osmops.yaml The file is too large.'] },
  },
  ...[
    ['U+0085', 'in quotes', nsInstance({ description: '"a\u0085b"' })],
    ['U+2028', 'in quotes', nsInstance({ description: '"a \u2028 b"' })],
    ['U+2028', 'in a comment', nsInstance({ vnfName: 'openldap # b\u2028description: x' })],
  ].map(([character = '', where, content = '']) => ({
    rule: `YAML file: ${character} ${where}`,
    source: 'gopkg.in/yaml.v2 yamlprivateh.go is_break',
    files: { [file]: content },
    differs: {
      listedAs: 'ends a line at U+0085, U+2028 and U+2029',
      problems: [` The character ${character} ends the line to some readers of YAML, and not to others.`],
    },
  })),
  ...[
    ['a text that begins with a colon, between braces', 'a: {b: :c}'],
    ['the escape \\/', 'a: "\\/"'],
    ['the escapes of a surrogate pair', 'a: "\\ud83d\\ude00"'],
  ].map(([what, params = '']) => ({
    rule: `YAML: ${what}`,
    source: 'gopkg.in/yaml.v2 scannerc.go',
    files: { [file]: withParams(params) },
    differs: {
      listedAs:
        'refuses the escapes `\\/` and `\\ud83d\\ude00`, and between braces a text that begins with a colon',
      problems: [],
    },
  })),
  {
    rule: 'YAML: a line between braces that is not indented',
    source: 'gopkg.in/yaml.v2 scannerc.go',
    files: { [file]: withParams('a: {\nb: c\n}') },
    differs: {
      listedAs: 'takes lines between braces or brackets that are not indented',
      problems: ['error yaml-invalid a.osmops.yaml:10:'],
    },
  },
  {
    rule: 'YAML: UTF-16',
    source: 'gopkg.in/yaml.v2 readerc.go',
    files: { [file]: Buffer.from(`\ufeff${nsInstance()}`, 'utf16le') },
    differs: {
      listedAs: 'reads UTF-16 too',
      problems: ['error yaml-invalid a.osmops.yaml:1:1 The file is not UTF-8 text.'],
    },
  },
];

export const yaml: readonly Row[] = [...same, ...wholeFiles, ...different];
