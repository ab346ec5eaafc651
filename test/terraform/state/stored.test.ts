import { expect, test } from '@jest/globals';
import { parseStoredState } from '../../../src/terraform/state/stored.js';

const parse = (...resources: object[]) =>
  parseStoredState(JSON.stringify({ version: 4, serial: 1, lineage: 'a', resources })).values;
const data = { type: 'terraform_data', name: 'x', mode: 'managed' };

test('an empty text is an empty state', () => {
  expect(parseStoredState('')).toEqual({ values: [] });
});

test('has each instance with its attributes, and says which the next apply replaces', () => {
  const instances = [
    { attributes: { id: '1' } },
    { status: 'tainted', attributes: { id: '2' }, deposed: 'a' },
  ];
  expect(parse({ ...data, instances })).toEqual([
    { ...data, address: 'terraform_data.x', values: { id: '1' }, tainted: false },
    { ...data, address: 'terraform_data.x', values: { id: '2' }, tainted: true },
  ]);
});

test('numbers keep all their digits', () => {
  const text =
    '{"version":4,"resources":[{"mode":"managed","type":"a","name":"b","instances":[{"attributes":{"n":9007199254740993}}]}]}';
  expect(String(parseStoredState(text).values[0]?.values['n'])).toBe('9007199254740993');
});

test.each([
  [{ module: 'module.a["b"]' }, {}, 'module.a["b"].terraform_data.x'],
  [{ mode: 'data' }, {}, 'data.terraform_data.x'],
  [{}, { index_key: 0 }, 'terraform_data.x[0]'],
  [{}, { index_key: 'a "b"' }, 'terraform_data.x["a \\"b\\""]'],
  [{}, { index_key: '${a} %{b} $c' }, 'terraform_data.x["$${a} %%{b} $c"]'],
])('addresses are Terraform’s: %j %j', (resource, instance, address) => {
  const found = parse({ ...data, ...resource, instances: [{ attributes: {}, ...instance }] });
  expect(found.map((one) => one.address)).toEqual([address]);
});

test.each(['{"version":3,"resources":[]}', '{"encrypted_data":"abc"}', '{"version":4,"resour'])(
  '%s is no state that is understood',
  (text) => {
    expect(() => parseStoredState(text)).toThrow(/JSON of the state could not be understood/);
  },
);
