import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mostOfBlock, mostOfLine } from '../../../base/text/fit.js';
import { block, line, sentence } from '../../../base/text/index.js';

describe('a line', () => {
  test.each([
    [
      'control characters',
      '\u001b[31mred\u0007\r\u009b2K\u007f',
      '\\u001b[31mred\\u0007\\u000d\\u009b2K\\u007f',
    ],
    ['what turns the direction of text', 'a\u202eb\u2066c\u200fd', 'a\\u202eb\\u2066c\\u200fd'],
    ['line ends and tabs', 'a\nb\tc\u2028d\u2029e\u0085f', 'a\\nb\\tc\\u2028d\\u2029e\\u0085f'],
    ['what nobody sees', 'a\u200bb\u00adc\u2060d\ufeffe\u3164f', 'a\\u200bb\\u00adc\\u2060d\\ufeffe\\u3164f'],
    ['tags', 'a\u{e0041}\u{e007f}', 'a\\u{e0041}\\u{e007f}'],
    ['halves of characters and what is none', 'a\ud800b\udc00c\uffff', 'a\\ud800b\\udc00c\\uffff'],
    ['joiners and selectors outside of emoji', 'a\u200db\ufe0fc', 'a\\u200db\\ufe0fc'],
    ['a command to GitHub', '  ::error::no', '  \\u003a:error::no'],
    [
      'a command to GitHub after a blank that is none of ours',
      '\u3000::add-mask::no',
      '\u3000\\u003a:add-mask::no',
    ],
    ['a section of GitLab', 'section_start:1:x', '\\u0073ection_start:1:x'],
    [
      'a command to Azure Pipelines and TeamCity',
      'a ##vso[x] ##[y] ##teamcity[z]',
      'a #\\u0023vso[x] #\\u0023[y] #\\u0023teamcity[z]',
    ],
    ['a login', 'see https://user:pw@osm:9999/x', 'see https://***@osm:9999/x'],
  ])('shows %s', (_, text, expected) => {
    expect(line(text)).toBe(expected);
    expect(line(line(text))).toBe(expected);
  });

  test.each([
    'größe naïve e\u0301 Ünïcödé',
    '大小　漢字 かな 한국어',
    'مقاس עברית हिन्दी ไทย',
    '😀 ❤️ 👩‍💻 👨‍👩‍👧‍👦 👍🏽 🇨🇭 1️⃣',
    'kubernetes.io/os: linux, ::1, a::b, ## heading, C:\\Users\\x "quoted" \'x\' 1 < 2 & 3',
  ])('leaves ordinary text as it is: %s', (text) => {
    expect([line(text), sentence(text), block(text)]).toEqual([text, text, text]);
  });

  test('is cut with a mark that says how long the text was', () => {
    const shown = line('x'.repeat(10_000_000));
    expect(shown).toMatch(/^x{400,}… \(10000000 characters in all\)$/);
    expect(shown.length).toBeLessThanOrEqual(mostOfLine);
  });

  test('is cut between characters and not within an escape', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(line(family.repeat(30), 100)).toBe(`${family.repeat(6)}… (330 characters in all)`);
    for (let most = 60; most < 70; most += 1) {
      expect(line('\u001b'.repeat(100), most)).toMatch(/^(\\u001b)+… \(100 characters in all\)$/);
      expect(line('e\u0301'.repeat(100), most)).toMatch(/^(e\u0301)+… \(200 characters in all\)$/);
    }
  });

  test('shows nothing of a login that what is shown ends in', () => {
    const text = `${'x'.repeat(455)} https://user:${'geheim'.repeat(90)}@osm/`;
    expect(line(text)).not.toContain('geheim');
  });
});

test('a sentence is one line of prose', () => {
  expect(sentence('  Error: a\r\n\t b\u001b[2J\n')).toBe('Error: a b\\u001b[2J');
});

describe('a block', () => {
  test('keeps its lines and tabs, and breaks the commands in them', () => {
    expect(block('a\tb\r\nc\u001b[2J\n ::warning::d\ne\rf')).toBe(
      'a\tb\nc\\u001b[2J\n \\u003a:warning::d\ne\\u000df',
    );
  });

  test('has forty lines at most', () => {
    expect(block('a\n'.repeat(40))).toBe('a\n'.repeat(40));
    expect(block('a\n'.repeat(41))).toBe(`${'a\n'.repeat(39)}a… (82 characters in all)`);
  });
});

/** Texts of which most consist of what is dangerous. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001b[2J',
        '\r\n',
        '\n',
        '\t',
        '\u200d',
        '\ufe0f',
        '👩',
        '💻',
        '::error::',
        '##vso[',
        '##',
      ),
      fc.constantFrom(
        '\ud83d',
        '\udc69',
        '\u202e',
        '\u{e0041}',
        'https://a:',
        'b@c',
        '\\u00',
        '\\',
        'e',
        '\u0301',
        ' ',
      ),
      fc.string({ unit: 'grapheme', minLength: 50, maxLength: 200 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('whatever goes in', () => {
  const ways = [
    ['a line', line, mostOfLine],
    ['a sentence', sentence, mostOfLine],
    ['a block', block, mostOfBlock],
    ['a short line', (text: string) => line(text, 64), 64],
  ] as const;

  test.each(ways)('%s has nothing unfit in it, is bounded, and stays what it is', (name, make, most) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = make(text);
        const found = unfitOf(name === 'a block' ? shown.replaceAll(/[\n\t]/g, '') : shown);
        expect(found).toEqual([]);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/^\s*::[a-z]|##[a-z]{0,20}\[|:\/\/a:[^\s/?#]*@/im);
        expect(make(shown)).toBe(shown);
      }),
      { numRuns: 300 },
    );
  });
});

const unfit =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;

/** What is unfit in a text, apart from what belongs to an emoji. */
function unfitOf(text: string): string[] {
  const segments = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return segments.flatMap((segment) => {
    const isEmoji = /^(?:\p{Extended_Pictographic}|[\d#*]\ufe0f\u20e3)/u.test(segment);
    return [...segment].filter(
      (character) => unfit.test(character) && !(isEmoji && /[\u200d\ufe0e\ufe0f]/.test(character)),
    );
  });
}
