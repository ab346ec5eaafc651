import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { equalByValue, parseExact, stringifyExact } from '../../provider/json/index.js';
import { readYaml } from '../../provider/packages/yaml/index.js';
import { readKduParameters } from '../../src/repository/parameters.js';
import { ProblemList } from '../../src/repository/problem-list.js';

async function read(yaml: string) {
  const problems = new ProblemList();
  const { root } = await readYaml(Buffer.from(yaml), 'later');
  const params = readKduParameters(root, problems.forFile('f'));
  const told = problems
    .sorted()
    .map(
      ({ severity, code, message, place }) => `${place.line}:${place.column} ${severity} ${code} ${message}`,
    );
  return { json: params && stringifyExact(params), told };
}

describe('what OSM Ops would send', () => {
  test.each([
    ['replicaCount: "2"', '{"replicaCount":"2"}'],
    ['replicaCount: 2', '{"replicaCount":2}'],
    ['a: 12345678901234567890123', '{"a":12345678901234567890123}'],
    ['a: 0.1000000000000000055511151231257827', '{"a":0.1000000000000000055511151231257827}'],
    ['a: {kubernetes.io/os: linux, $x: 1}', '{"a":{"kubernetes.io/os":"linux","$x":1}}'],
    ['a: [1, [~, true], {}]', '{"a":[1,[null,true],{}]}'],
    ['a: ${b} %{c}', '{"a":"${b} %{c}"}'],
    ['{}', '{}'],
    ['~', undefined],
    ['1: a', '{"1":"a"}'],
    ['a: {1.5: x, true: z}', '{"a":{"1.5":"x","true":"z"}}'],
    ['__proto__: {x: 1}\nconstructor: 2', '{"__proto__":{"x":1},"constructor":2}'],
    ['a: &x {p: 1}\nb:\n  <<: *x\n  q: 2', '{"a":{"p":1},"b":{"p":1,"q":2}}'],
    ['a: !!str 1\nb: !!int "2"', '{"a":"1","b":2}'],
    ['a: |\n  x: 1\n', '{"a":"x: 1\\n"}'],
  ])('%j', async (yaml, expected) => {
    expect((await read(yaml)).json).toBe(expected);
  });
});

describe('what is refused', () => {
  test.each([
    ['[1]', '1:1 error invalid-parameters The parameters must be a mapping.'],
    ['text', '1:1 error invalid-parameters The parameters must be a mapping.'],
    [
      'a.b: 1',
      "1:1 error invalid-parameters OSM refuses the parameter 'a.b': a name at the top may hold neither '.' nor '$'.",
    ],
    [
      'a: 1\n$b: 1',
      "2:1 error invalid-parameters OSM refuses the parameter '$b': a name at the top may hold neither '.' nor '$'.",
    ],
    [
      '1.5: 1',
      "1:1 error invalid-parameters OSM refuses the parameter '1.5': a name at the top may hold neither '.' nor '$'.",
    ],
    [
      'a: "!!yaml 1"\nb: {c: "!!yaml 1"}',
      "1:4 error invalid-parameters A text at the top cannot begin with '!!yaml ': OSM would read the rest of it as YAML.",
    ],
    [
      'a: .inf',
      '1:4 error invalid-parameters A parameter cannot have this value: .inf is not a number that JSON can say.',
    ],
    [
      'a: [.NaN]',
      '1:5 error invalid-parameters A parameter cannot have this value: .NaN is not a number that JSON can say.',
    ],
    [
      'a: 1e400',
      '1:4 error invalid-parameters A parameter cannot have this value: 1e400 is beyond the largest number that OSM can hold.',
    ],
    [
      'a: !!int x',
      "1:10 error invalid-parameters A parameter cannot have this value: 'x' is not of the type !!int.",
    ],
    ['a: {~: 1}', "1:5 error invalid-parameters '~' cannot be the name of a parameter."],
    [
      'a: {1: x, 0x1: y}',
      "1:11 error invalid-parameters The name '1' stands twice in one mapping, here as 0x1.",
    ],
  ])('%j', async (yaml, expected) => {
    expect((await read(yaml)).told.filter((line) => line.includes('error'))).toEqual([expected]);
  });

  test('everything at once, an aliased value once', async () => {
    expect((await read('a: &x .inf\nb: *x\nc: .nan\n')).told).toHaveLength(2);
  });
});

describe('what others would read otherwise', () => {
  test.each([
    ['a: 010', '1:4 warning yaml-ambiguous 010 is 8 here and to OSM Ops, but 10 to YAML 1.2.'],
    ['a: yes', '1:4 warning yaml-ambiguous yes is true here and to OSM Ops, but "yes" to YAML 1.2.'],
    [
      'a: y',
      '1:4 warning yaml-ambiguous y is true here and to OSM Ops, but "y" to YAML 1.2 and "y" to OSM\'s own YAML reader.',
    ],
    [
      'a: 12:30:45',
      '1:4 warning yaml-ambiguous 12:30:45 is "12:30:45" here and to OSM Ops, but 45045 to OSM\'s own YAML reader.',
    ],
    ['a: 1_000', '1:4 warning yaml-ambiguous 1_000 is 1000 here and to OSM Ops, but "1_000" to YAML 1.2.'],
    ['a: {on: 1}', '1:5 warning yaml-ambiguous on is true here and to OSM Ops, but "on" to YAML 1.2.'],
  ])('%j', async (yaml, expected) => {
    const { json, told } = await read(yaml);
    expect(json).toBeDefined();
    expect(told).toEqual([expected]);
  });

  test.each(['a: "010"', 'a: !!str yes', 'a: 2', 'a: true', 'a: 1.0', 'a: x'])('but not %j', async (yaml) => {
    expect((await read(yaml)).told).toEqual([]);
  });
});

test('any JSON object with fit names comes back equal', async () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const params = fc.dictionary(fc.stringMatching(/^[^.$\p{C}]*$/u), value, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(params, async (object) => {
      const text = JSON.stringify(object).replaceAll(
        /[^\x20-\x7e]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      const { json } = await read(text);
      expect(equalByValue(parseExact(json ?? 'null'), parseExact(text))).toBe(true);
    }),
  );
});

test('any JSON object written as block YAML comes back equal', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-m]{2,5}$/), value, { minKeys: 1, noNullPrototype: true }),
      async (object) => {
        const text = stringify(object, {
          version: '1.1',
          defaultStringType: 'QUOTE_DOUBLE',
          // Plain keys such as 0X0 are integers to YAML 1.1, whatever the writer believes.
          defaultKeyType: 'QUOTE_DOUBLE',
        });
        // The writer quotes every key but this one, which is a merge where it is plain.
        fc.pre(!/^\s*(- )*<<:/m.test(text));
        const { json } = await read(text);
        expect(equalByValue(parseExact(json ?? 'null'), parseExact(JSON.stringify(object)))).toBe(true);
      },
    ),
  );
});
