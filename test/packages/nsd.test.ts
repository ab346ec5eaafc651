import { expect, test } from '@jest/globals';
import { readNsd } from '../../provider/packages/index.js';

test('virtual links are called by their id in SOL006', () => {
  const links = [{ id: 'mgmtnet', name: 'ignored' }, { id: 'datanet' }];
  expect(readNsd({ id: 'x', 'virtual-link-desc': links }).virtualLinks).toEqual(['mgmtnet', 'datanet']);
});

test('virtual links are called by id or name in the older format', () => {
  const vld = [
    { id: 'mgmtnet', name: 'management' },
    { id: 'datanet', name: 'datanet' },
  ];
  expect(readNsd({ id: 'x', vld }).virtualLinks).toEqual(['mgmtnet', 'management', 'datanet']);
});
