import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { computed, optional, optionalComputed, required } from '../../provider/plugin/definition/index.js';
import { deriveBlock } from '../../provider/plugin/schema/derive.js';
import { attributeSections } from '../../src/reference/attributes.js';

function sections(attributes: Parameters<typeof deriveBlock>[0]): string[] {
  return attributeSections(deriveBlock(attributes).fields, 3);
}

describe('attributes', () => {
  test('are grouped by who sets them', () => {
    expect(
      sections({
        id: computed(z.string(), { description: 'The id.' }),
        size: optional(z.number(), { description: 'The size.' }),
        name: required(z.string(), { description: 'The name.' }),
      }),
    ).toEqual([
      '### Required',
      '- `name` (string) The name.',
      '### Optional',
      '- `size` (number) The size.',
      '### Read-only',
      '- `id` (string) The id.',
    ]);
  });

  test('say what Terraform must know of them', () => {
    const [, row] = sections({
      key: optionalComputed(z.string(), {
        description: 'The key.',
        sensitive: true,
        forcesReplacement: true,
      }),
    });
    expect(row).toBe('- `key` (string, computed if not given, forces replacement, sensitive) The key.');
  });

  test('of nested objects follow under their own headings, to which a link leads', () => {
    const port = z.object({ number: required(z.bigint(), { description: 'The number.' }) });
    const host = z.object({ ports: required(z.array(port), { description: 'The ports.' }) });
    expect(sections({ hosts: optional(z.array(host), { description: 'The hosts.' }) })).toEqual([
      '### Optional',
      '- `hosts` (list of object) The hosts. See [below](#nested-in-hosts).',
      '## Nested in `hosts`',
      '### Required',
      '- `ports` (list of object) The ports. See [below](#nested-in-hostsports).',
      '## Nested in `hosts.ports`',
      '### Required',
      '- `number` (number) The number.',
    ]);
  });
});
