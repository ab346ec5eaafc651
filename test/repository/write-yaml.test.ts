import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  equalByValue,
  exactNumber,
  type Json,
  type JsonObject,
  parseExact,
  stringifyExact,
} from '../../provider/json/index.js';
import { readYaml } from '../../provider/packages/yaml/index.js';
import { readKduParameters } from '../../src/repository/parameters.js';
import { ProblemList } from '../../src/repository/problem-list.js';
import { writeYaml } from '../../src/repository/write-yaml.js';
import { scalars } from './scalars.js';

/** What our own reader makes of a text, and what it finds to say about it. */
async function read(yaml: string) {
  const problems = new ProblemList();
  const { root, problems: inYaml } = await readYaml(Buffer.from(yaml), 'later');
  const value = readKduParameters(root, problems.forFile('f'));
  return { value, problems: [...inYaml, ...problems.sorted()] };
}

const lines = fc.array(fc.constantFrom('', 'a', ' b', '\tc', 'd ', '---', '# e', '- f', 'g: h'), {
  minLength: 2,
});
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ab1 :#-,[]{}&*!|>\'"%@`\\\n\t\r\u0085\u00a0\u2028\ufeff?<~.${}') }),
  fc.constantFrom(...scalars.map(([scalar]) => scalar), '<<', '=', '__proto__', '2001-12-14', '1:20', 'a: b'),
  lines.map((each) => each.join('\n')),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.bigInt().map((value) => exactNumber(value.toString())),
  fc.constantFrom('0.1000000000000000055511151231257827', '1e5', '1E-7', '-1.25e+300').map(exactNumber),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(text, tie('value')),
  ),
}));
const parameters: fc.Arbitrary<JsonObject> = fc.dictionary(
  text.filter((key) => !/[.$]/.test(key)),
  value,
);

describe('what is written', () => {
  test('is read back as the same, and no reader takes any of it for something else', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, async (params) => {
        const reading = await read(writeYaml(params));
        expect(reading.problems).toEqual([]);
        expect(equalByValue(reading.value ?? null, params)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [
      '{"a":"text","b":"stable/openldap:1.2.1","c":"Demo LDAP"}',
      'a: text\nb: stable/openldap:1.2.1\nc: Demo LDAP\n',
    ],
    [
      '{"a":"2","b":2,"c":"yes","d":true,"e":null,"f":""}',
      'a: "2"\nb: 2\nc: "yes"\nd: true\ne: null\nf: ""\n',
    ],
    ['{"a":12345678901234567890,"b":1e5,"c":0.10}', 'a: 12345678901234567890\nb: 100000\nc: 0.1\n'],
    ['{"a":1e400,"b":1e-400}', 'a: 1.0e+400\nb: 1.0e-400\n'],
    ['{"a":{"b":"x\\ny\\n"},"c":["x\\n\\n y"]}', 'a:\n  b: |\n    x\n    y\nc:\n  - |-\n    x\n\n     y\n'],
    ['{"a":[],"b":{},"<<":"${x}"}', 'a: []\nb: {}\n"<<": "${x}"\n'],
    ['{"a":"\\u0085 größe \\u2028"}', 'a: "\\u0085 größe \\u2028"\n'],
  ])('%j is %j', (json, yaml) => {
    expect(writeYaml(parseExact(json))).toBe(yaml);
  });
});

test('numbers keep all their digits', async () => {
  const json = '{"a":0.1000000000000000055511151231257827,"b":-123456789012345678901234567890}';
  expect(stringifyExact((await read(writeYaml(parseExact(json)))).value ?? null)).toBe(json);
});
