import { expect, test } from '@jest/globals';
import { TokenCursor } from '../../../../src/cli/output/source/token-cursor.js';

const text = `# a file
kind: NsInstance # of OSM
"quoted key": 'it''s' # and so on
kdu: {name: a b, params: {x: [1, "2 3"]}}
long: two
  lines
block: |
  text
`;

test.each(['kind', 'NsInstance', '"quoted key"', "'it''s'", '{', 'a b', '1', '"2 3"', 'two\n  lines', '|'])(
  'finds the token %j where it begins',
  (token) => {
    expect(new TokenCursor(text).at(text.indexOf(token, 9))).toBe(token);
  },
);

test('goes on from one token to the next, and finds the same again', () => {
  const cursor = new TokenCursor(text);
  const found = ['kind', 'NsInstance', 'NsInstance', 'kdu'].map((token) => cursor.at(text.indexOf(token)));
  expect(found).toEqual(['kind', 'NsInstance', 'NsInstance', 'kdu']);
});

test('finds nothing within a token, before it stands, or beyond the end', () => {
  const cursor = new TokenCursor(text);
  expect(cursor.at(text.indexOf('NsInstance') + 2)).toBeUndefined();
  expect(cursor.at(0)).toBeUndefined();
  expect(cursor.at(text.length + 10)).toBeUndefined();
});

test.each(['name: [\n', 'a: "x\n', '\tb: c', '{{{', ''])('takes a text that is not YAML: %j', (broken) => {
  expect(new TokenCursor(broken).at(broken.length)).toBeUndefined();
});
