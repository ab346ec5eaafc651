import { expect, test } from '@jest/globals';
import { fileNames, variableNames } from '../../../src/cli/export/file-names.js';

test('no two objects have one file, whatever the file system makes of upper case', () => {
  const names = ['ldap', 'LDAP', 'a b', 'a-b', 'a/b', 'a-b-2', '../up', '漢字', '漢'];
  const files = names.map(fileNames());
  expect(files).toEqual(['ldap', 'LDAP-2', 'a-b', 'a-b-2', 'a-b-3', 'a-b-2-2', 'up', 'service', 'service-2']);
  expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(names.length);
});

test('no two accounts have one variable, and each is one that a shell can set', () => {
  const names = ['edge', 'Edge', 'edge_2', 'my location.1', 'my_location_1', '漢字'];
  const variables = names.map(variableNames('VIM_PASSWORD_'));
  for (const variable of variables) expect(variable).toMatch(/^[A-Z_][A-Z0-9_]*$/);
  expect(new Set(variables).size).toBe(names.length);
  expect(variables[0]).toBe('VIM_PASSWORD_EDGE');
});
