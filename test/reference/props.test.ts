import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  type Attributes,
  computed,
  optional,
  optionalComputed,
  required,
} from '../../provider/plugin/definition/index.js';
import { propsModule } from '../../src/reference/props.js';

const notice = '// Written by `npm run docs` from the definitions in provider/. Do not edit.';

function moduleOf(attributes: Attributes, base?: string): string {
  const described = { name: 'ns_instance', description: 'An instance.', attributes };
  return propsModule(base === undefined ? described : { ...described, base }).text;
}

describe('the interface of a props of a construct', () => {
  test('has what a configuration sets, in camel case, with its description', () => {
    expect(
      moduleOf({
        id: computed(z.string(), { description: 'The id.' }),
        nsd_name: required(z.string(), { description: 'The NSD.', forcesReplacement: true }),
        timeout: optionalComputed(z.string(), { description: 'The time.' }),
      }),
    ).toBe(`${notice}

/** An instance. */
export interface NsInstanceProps {
  /** The NSD. Another value replaces the resource. */
  readonly nsdName: string;
  /** The time. */
  readonly timeout?: string | undefined;
}
`);
  });

  test('takes references wherever it takes a value', () => {
    const text = moduleOf({
      policy: optional(z.enum(['error', 'replace']), { description: 'The policy.' }),
      count: required(z.bigint(), { description: 'The count.' }),
      adopt: required(z.boolean(), { description: 'Whether to adopt.' }),
      keys: required(z.array(z.string()), { description: 'The keys.' }),
      labels: required(z.record(z.string(), z.string().nullable()), { description: 'The labels.' }),
    });
    expect(text).toContain("readonly policy?: OneOf<'error' | 'replace'> | undefined;");
    expect(text).toContain('readonly count: number;');
    expect(text).toContain('readonly adopt: boolean | IResolvable;');
    expect(text).toContain('readonly keys: readonly string[] | IResolvable;');
    expect(text).toContain('readonly labels: Readonly<Record<string, string | null>> | IResolvable;');
    expect(text).toContain(
      "import type { IResolvable } from '../cdktf.js';\nimport type { OneOf } from '../props.js';",
    );
  });

  test('names what is nested after its place', () => {
    const kdu = z.object({ name: required(z.string(), { description: 'The name.' }) });
    const vnf = z.object({ kdus: optional(z.array(kdu), { description: 'The KDUs.' }) });
    const text = moduleOf({ vnfs: optional(z.array(vnf), { description: 'The VNFs.' }) });
    expect(text).toContain('readonly vnfs?: readonly NsInstanceVnf[] | IResolvable | undefined;');
    expect(text).toContain('/** One of the `vnfs`. */\nexport interface NsInstanceVnf {');
    expect(text).toContain('/** One of the `kdus`. */\nexport interface NsInstanceVnfKdu {');
  });

  test('breaks a long description into lines', () => {
    const description = 'word '.repeat(40).trim();
    const lines = moduleOf({ name: required(z.string(), { description }) }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(lines.filter((line) => line.startsWith('   * word'))).toHaveLength(2);
  });

  test('extends what every resource takes', () => {
    expect(moduleOf({}, 'TerraformMetaArguments')).toContain(
      "import type { TerraformMetaArguments } from '../cdktf.js';\n\n/** An instance. */\nexport interface NsInstanceProps extends TerraformMetaArguments {",
    );
  });
});
