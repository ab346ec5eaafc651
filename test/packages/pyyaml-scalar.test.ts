import { expect, test } from '@jest/globals';
import { stringifyExact } from '../../provider/json/index.js';
import { pyYamlValue } from '../../provider/packages/pyyaml-scalar.js';
import { scalars } from '../repository/scalars.js';

const at = { line: 1, column: 1 };

test.each(scalars)('%j', (text, _goYaml, _core, pyYaml) => {
  const expected = pyYaml === 'refused' ? JSON.stringify(text) : pyYaml;
  expect(stringifyExact(pyYamlValue({ kind: 'scalar', at, text, plain: true }))).toBe(expected);
});

test('quotes and !!str make a text of everything', () => {
  expect(pyYamlValue({ kind: 'scalar', at, text: '010', plain: false })).toBe('010');
  expect(pyYamlValue({ kind: 'scalar', at, text: '010', plain: true, tag: 'str' })).toBe('010');
  expect(pyYamlValue({ kind: 'scalar', at, text: '010', plain: false, tag: 'int' })).toBe(8);
});
