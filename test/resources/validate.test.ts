import { describe, expect, test } from '@jest/globals';
import { unknown } from '../../provider/plugin/definition/index.js';
import type { NsInstancePlanned } from '../../provider/resources/ns-instance/attributes.js';
import { validateNsInstance } from '../../provider/resources/ns-instance/validate.js';
import { declared, kdu } from './support/osm.js';

describe('a KDU', () => {
  test('that is declared twice is refused, in two places of the member VNF as well', () => {
    const [vnf] = declared(kdu({ a: 1 })).vnfs ?? [];
    const config = { ...declared(), vnfs: vnf === undefined ? [] : [vnf, vnf] };
    expect(validateNsInstance(config)).toMatchObject([{ attribute: ['vnfs', 1, 'kdus', 0] }]);
    expect(validateNsInstance(declared(kdu({ a: 1 }), kdu(null)))).toHaveLength(1);
  });

  test('of another name, or of a name that is not known yet, is no second one', () => {
    expect(validateNsInstance(declared(kdu(null), kdu(null, { name: 'second' })))).toEqual([]);
    const nothing = { member_vnf_index: 'openldap', vim_account_name: null, params: null };
    const vnfs: NsInstancePlanned['vnfs'] = [
      { ...nothing, kdus: [kdu(null), { ...kdu(null), name: unknown }] },
      unknown,
    ];
    expect(validateNsInstance({ ...declared(), vnfs })).toEqual([]);
  });
});
