import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type MergeRule,
  maxYamlBytes,
  readYaml,
  type YamlNode,
} from '../../../provider/packages/yaml/index.js';

function read(text: string | Uint8Array, merge: MergeRule = 'later') {
  return readYaml(typeof text === 'string' ? Buffer.from(text) : text, merge);
}

/** A tree as plain data, every scalar its text. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined || node.kind === 'scalar') return node?.text;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

async function places(text: string | Uint8Array) {
  const { root, problems } = await read(text);
  expect(root).toBeUndefined();
  return problems.map(({ at, message }) => `${at.line}:${at.column} ${message}`);
}

describe('what is read', () => {
  test.each([
    ['a: 1\nb: [x, "y", ~]\n', { a: '1', b: ['x', 'y', '~'] }],
    ['a:\nb: ""\n', { a: '', b: '' }],
    ['a: |\n  x\n  y\nb: >\n  x\n  y\n', { a: 'x\ny\n', b: 'x y\n' }],
    ['a: x\r\nb: |\r\n  y\r\n  z\r\n', { a: 'x', b: 'y\nz\n' }],
    ['\ufeffa: 1\n', { a: '1' }],
    ['---\na: 1\n...\n', { a: '1' }],
    ['a: &x {b: 1}\nc: *x\n', { a: { b: '1' }, c: { b: '1' } }],
    ['&k a: 1\nb: *k\n', { a: '1', b: 'a' }],
    ['{a, b: 1}', { a: '', b: '1' }],
    ['constructor: 1\n', { constructor: '1' }],
    ['- a\n- - b\n', ['a', ['b']]],
  ])('%j', async (text, expected) => {
    const { root, problems } = await read(text);
    expect(plain(root)).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('the key __proto__ is plain data', async () => {
    const { root } = await read('__proto__: {polluted: yes}\n');
    expect(JSON.stringify(plain(root))).toBe('{"__proto__":{"polluted":"yes"}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('scalars keep their place, quotes and tag', async () => {
    const { root } = await read("a:\n  - 1\n  - '2'\n  - !!str 3\n");
    expect(root?.kind === 'map' && root.entries.get('a')?.value).toMatchObject({
      kind: 'list',
      items: [
        { text: '1', plain: true, at: { line: 2, column: 5 } },
        { text: '2', plain: false, at: { line: 3, column: 5 } },
        { text: '3', plain: true, tag: 'str' },
      ],
    });
  });

  test('any JSON text is YAML', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z"\\ü]{1,9}$/), fc.array(fc.stringMatching(/^[ -~]*$/))),
        async (value) => {
          const { root } = await read(JSON.stringify(value));
          expect(JSON.stringify(plain(root))).toBe(JSON.stringify(value));
        },
      ),
    );
  });
});

describe('merge keys', () => {
  const base = 'base: &b {x: 1, y: 1}\nother: &o {y: 2, z: 2}\n';

  test.each<[string, MergeRule, unknown]>([
    ['a:\n  <<: *b\n  y: 9\n', 'later', { x: '1', y: '9' }],
    ['a:\n  y: 9\n  <<: *b\n', 'later', { x: '1', y: '1' }],
    ['a:\n  y: 9\n  <<: *b\n', 'own', { x: '1', y: '9' }],
    ['a:\n  <<: [*b, *o]\n', 'later', { x: '1', y: '1', z: '2' }],
    ['a:\n  <<: [*b, *o]\n', 'own', { x: '1', y: '1', z: '2' }],
    ['a:\n  "<<": *b\n', 'later', { '<<': { x: '1', y: '1' } }],
    ['a: {<<: {q: 1}}\n', 'later', { q: '1' }],
  ])('%j by the rule %s', async (text, rule, expected) => {
    const { root } = await read(base + text, rule);
    expect(plain(root)).toMatchObject({ a: expected });
  });

  test('a merge that replaces what stands before it is doubtful', async () => {
    const { root, problems } = await read('a: &b {x: 1}\nc:\n  x: 2\n  <<: *b\n');
    expect(root).toBeDefined();
    expect(problems).toMatchObject([{ severity: 'warning', at: { line: 4, column: 3 } }]);
  });

  test('a merge of something else is an error', async () => {
    expect(await places('a:\n  <<: 1\n')).toEqual([expect.stringMatching(/^2:3 A merge key/)]);
    expect(await places('a:\n  <<: [{}, 1]\n')).toEqual([expect.stringMatching(/^2:3 A merge key/)]);
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['', /^1:1 The file is empty/],
    ['# nothing\n', /^1:1 The file is empty/],
    ['a: 1\nb: 2\na: 3\n', /^3:1 The key 'a' stands twice .* line 1/],
    ['a: 1\n---\nb: 2\n', /^2:1 The file holds more than one/],
    ['a: [1\nb: 2\n', /^2:1 Not valid YAML/],
    ['a:\n\t- b\n', /^2:1 Not valid YAML/],
    ['a: "x\n', /^2:1 Not valid YAML/],
    ['? [a]\n: b\n', /^1:3 A key of this mapping is a list/],
    ['a: *nowhere\n', /^1:4 The alias \*nowhere has no anchor/],
    ['a: &a [*a]\n', /^1:8 The alias \*a stands inside/],
    ['a: !thing x\n', /^1:4 The tag !thing is not known|^1:11 The tag !thing is not known/],
    ['a: !!set {x}\n', /The tag tag:yaml.org,2002:set is not known/],
    ['a: x\x07y\n', /^1:5 The character U\+0007/],
  ])('%j', async (text, expected) => {
    expect(await places(text)).toEqual([expect.stringMatching(expected)]);
  });

  test('text that is not UTF-8', async () => {
    expect(await places(Buffer.from('a: b\nc: \xe9\n', 'latin1'))).toEqual([
      '2:4 The file is not UTF-8 text.',
    ]);
  });

  test('more than 10 MB, unparsed', async () => {
    expect(await places(Buffer.alloc(maxYamlBytes + 1, 'a'))).toEqual([
      expect.stringContaining('at most 10000000'),
    ]);
  });

  test('several errors at once', async () => {
    const { problems } = await read('a: 1\na: 2\nb: *x\nc: !t 1\n');
    expect(problems.map(({ at }) => at.line)).toEqual([2, 3, 4]);
  });
});

describe('bounds', () => {
  const levels = 5000;

  test.each([
    ['flow lists', '['.repeat(levels) + ']'.repeat(levels)],
    ['unclosed flow lists', '['.repeat(1_000_000)],
    ['flow mappings', '{a: '.repeat(levels) + '}'.repeat(levels)],
    ['block lists', '- '.repeat(levels)],
    ['block mappings', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    [
      'aliases',
      ['a0: &a0 x', ...Array.from({ length: 300 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)].join('\n'),
    ],
  ])('too deep: %s', async (_, text) => {
    expect(await places(text)).toEqual([expect.stringContaining('more than 200 levels deep')]);
  });

  test('two hundred levels are fine', async () => {
    expect((await read('['.repeat(200) + ']'.repeat(200))).problems).toEqual([]);
    expect(await places('['.repeat(201) + ']'.repeat(201))).toHaveLength(1);
  });

  test('an alias bomb', async () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`)}]`,
    );
    expect(await places(bomb.join('\n'))).toEqual([expect.stringContaining('more than 100000 values')]);
  });

  test('a bomb of merge keys', async () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: 1`).join(', ');
    const merges = Array.from({ length: 200 }, (_, i) => `m${i}: {<<: *a}`).join('\n');
    expect(await places(`a: &a {${keys}}\n${merges}`)).toEqual([
      expect.stringContaining('more than 100000 values'),
    ]);
  });

  test('a bomb of merge keys beyond the bound is not set off', async () => {
    const keys = Array.from({ length: 15_000 }, (_, i) => `k${i}: 1`).join('\n');
    const merges = Array.from({ length: 15_000 }, () => '- <<: *a').join('\n');
    expect(await places(`- &a\n${keys.replaceAll(/^/gm, '  ')}\n${merges}`)).toHaveLength(1);
  });

  test('more tokens than a tree can be built of', async () => {
    expect(await places('- x\n'.repeat(100_000))).toEqual([
      expect.stringContaining('more than 300000 YAML tokens'),
    ]);
  });

  test('a thousand errors are told as a hundred', async () => {
    expect(await places('a: 1\n'.repeat(1000))).toHaveLength(100);
  });

  test('many aliases of small values are fine', async () => {
    const uses = Array.from({ length: 1000 }, () => '- *a').join('\n');
    expect((await read(`a: &a {x: 1}\nb:\n${uses}\n`)).problems).toEqual([]);
  });

  test('whatever the bytes, there is an answer', async () => {
    const yamlish = fc.array(
      fc.constantFrom(
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '&a ',
        '*a',
        '|',
        '<<',
        '!',
        '\t',
        '#',
        '? ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(yamlish, async (parts) => {
        const { root, problems } = await read(parts.join(''));
        expect(root !== undefined).toBe(problems.every(({ severity }) => severity === 'warning'));
      }),
      { numRuns: 500 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array(), async (bytes) => void (await read(bytes))));
  });

  test.each([`|${'['.repeat(9_000)} # x`, `> ${'- '.repeat(9_000)}`])(
    'what the library quotes of %.5s is cut',
    async (text) => {
      const { problems } = await read(text);
      expect(problems).toMatchObject([
        { severity: 'error', message: expect.stringMatching(/^Not valid YAML: /) },
      ]);
      expect(problems[0]?.message.length).toBeLessThan(1_000);
    },
  );
});
