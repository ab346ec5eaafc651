import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LineSplitter } from '../../../src/terraform/run/lines.js';

function linesOf(pieces: readonly string[]): string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line));
  for (const piece of pieces) splitter.add(piece);
  splitter.end();
  return lines;
}

test('a last line without a line end is a line, nothing is not', () => {
  expect(linesOf(['a\nb'])).toEqual(['a', 'b']);
  expect(linesOf(['a\n'])).toEqual(['a']);
});

test('however a text is cut, its lines are the same', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\u2028', '\r') });
  fc.assert(
    fc.property(fc.array(text), (pieces) => {
      expect(linesOf(pieces)).toEqual(linesOf([pieces.join('')]));
    }),
  );
});

test('only a line feed ends a line', () => {
  expect(linesOf(['a\u2028b\rc\n'])).toEqual(['a\u2028b\rc']);
});
