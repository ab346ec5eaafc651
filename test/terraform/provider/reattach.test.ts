import { expect, test } from '@jest/globals';
import {
  type ReattachConfig,
  reattachConfigSchema,
  reattachFor,
} from '../../../src/terraform/provider/reattach.js';

const provider = {
  Protocol: 'grpc',
  ProtocolVersion: 6,
  Pid: 42,
  Test: true,
  Addr: { Network: 'unix', String: '/tmp/socket' },
} satisfies ReattachConfig[string];

test('a provider that Terraform would shut down is refused', () => {
  const config = { 'registry.terraform.io/osmops/osm': provider };
  expect(reattachConfigSchema.parse(config)).toEqual(config);
  expect(reattachConfigSchema.safeParse({ 'osmops/osm': { ...provider, Test: false } }).success).toBe(false);
});

test('OpenTofu looks for the provider on its own registry', () => {
  const config = { 'registry.terraform.io/osmops/osm': provider };
  expect(reattachFor('terraform', config)).toBe(config);
  expect(reattachFor('tofu', config)).toEqual({ 'registry.opentofu.org/osmops/osm': provider });
});
