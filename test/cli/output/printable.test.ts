import { expect, test } from '@jest/globals';
import { printable } from '../../../src/cli/output/printable.js';

test('shows control characters instead of obeying them', () => {
  expect(printable('\u001b[31mred\u0007\r\u009b2K')).toBe('\\u001b[31mred\\u0007\\u000d\\u009b2K');
});

test('shows signs that turn the direction of text', () => {
  expect(printable('a\u202eb\u2066c')).toBe('a\\u202eb\\u2066c');
});

test('leaves text in any script and line ends as they are', () => {
  expect(printable('größe 大小\nمقاس 😀')).toBe('größe 大小\nمقاس 😀');
});
