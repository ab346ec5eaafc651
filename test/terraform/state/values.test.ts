import { expect, test } from '@jest/globals';
import { stateSchema } from '../../../src/terraform/state/values.js';

const resource = (address: string) => ({ address, mode: 'managed', type: 'terraform_data', name: 'x' });

test('an empty state has no resources', () => {
  expect(stateSchema.parse({ format_version: '1.0' }).values).toEqual([]);
});

test('the resources of all modules are in one list', () => {
  const inner = { resources: [resource('module.a.module.b.terraform_data.x')] };
  const outer = { resources: [resource('module.a.terraform_data.x')], child_modules: [inner] };
  const root_module = { resources: [resource('terraform_data.x')], child_modules: [outer] };
  const state = stateSchema.parse({ format_version: '1.0', values: { root_module } });
  expect(state.values.map(({ address }) => address)).toEqual([
    'terraform_data.x',
    'module.a.terraform_data.x',
    'module.a.module.b.terraform_data.x',
  ]);
});
