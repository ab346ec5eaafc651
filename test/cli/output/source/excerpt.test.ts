import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { excerptOf } from '../../../../src/cli/output/source/excerpt.js';

/** The excerpt of a line at the first `needle` in it. */
function excerptAt(line: string, needle: string) {
  const { text, marks } = excerptOf(line, line.indexOf(needle) + 1, needle.length);
  return [text, marks];
}

describe('the marks stand under the place', () => {
  test.each([
    ['vnfName: openldup', 'openldup', 'vnfName: openldup', '         ^~~~~~~~'],
    ['a: {b: c}', '{', 'a: {b: c}', '   ^'],
    ['name: x', 'name', 'name: x', '^~~~'],
    ['a:\t"x"', '"x"', 'a:    "x"', '      ^~~'],
    ['名前: 大小', '大小', '名前: 大小', '      ^~~~'],
    ['a: 👩‍👩‍👧 é b', 'b', 'a: 👩‍👩‍👧 é b', '        ^'],
    ['a: e\u0301 b', 'b', 'a: e\u0301 b', '     ^'],
    ['\u001b[31m: x', 'x', '\\u001b[31m: x', '            ^'],
  ])('%j at %j', (line, needle, text, marks) => {
    expect(excerptAt(line, needle)).toEqual([text, marks]);
  });

  test('behind the end of the line if the place is there', () => {
    expect(excerptOf('name:', 6, 0)).toEqual({ text: 'name:', marks: '     ^' });
    expect(excerptOf('name:', 60, 5)).toEqual({ text: 'name:', marks: '     ^' });
  });
});

describe('a long line is cut around the place', () => {
  test('on both sides', () => {
    const [text, marks] = excerptAt(`${'a'.repeat(300)} wrong ${'b'.repeat(300)}`, 'wrong');
    expect(text).toBe(`…${'a'.repeat(38)} wrong ${'b'.repeat(53)}…`);
    expect(marks).toBe(`${' '.repeat(40)}^~~~~`);
  });

  test('behind it', () => {
    const [text, marks] = excerptAt(`x: wrong ${'b'.repeat(300)}`, 'wrong');
    expect(text).toBe(`x: wrong ${'b'.repeat(90)}…`);
    expect(marks).toBe('   ^~~~~');
  });

  test('within it, if the place is what is long', () => {
    const { text, marks } = excerptOf(`x: ${'大'.repeat(300)}`, 4, 300);
    expect(stringWidth(text)).toBeLessThanOrEqual(100);
    expect(marks).toBe(`   ^${'~'.repeat(stringWidth(text) - 4)}`);
  });
});

test('any line fits the terminal, and marks something of it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.nat(700),
      fc.nat(700),
      (line, at, length) => {
        const { text, marks } = excerptOf(line.replaceAll('\n', ' '), at + 1, length);
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(marks).toMatch(/^ *\^~*$/);
        expect(stringWidth(text)).toBeLessThanOrEqual(100);
        expect(marks.length).toBeLessThanOrEqual(101);
      },
    ),
  );
});
